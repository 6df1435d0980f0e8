package io.mimodata.filter.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the parts of a text together: all parts of a script choose a language in common, and a
 * part that clearly speaks for another one counts for that. Made for one text and used once.
 */
final class Verdict {
  /**
   * How much higher another language must score in a part than that of the text; near relatives
   * differ by less in a part of one language.
   */
  private static final double CLEARLY = 0.6;

  /** Chinese characters that without a syllable between them are Chinese among Japanese, too. */
  private static final int CHINESE = 60;

  /** Fitted, so that scores are probabilities. */
  private static final double STEEPNESS = 4;

  /** Probability that a language is right that its script speaks for. */
  private static final double SCRIPT_SCORE = 0.99;

  /** No text makes a language certain: the model may not have the right one. */
  private static final double HIGHEST = 0.999;

  private final Languages languages;
  private final List<Part> parts;
  private final List<String> tags = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  Verdict(Languages languages, List<Part> parts) {
    this.languages = languages;
    this.parts = parts;
  }

  /** Returns the language of the parts, of which there must be one. */
  Language language() {
    Map<Script, Languages.Choice> common = common();
    boolean japanese =
        ProseWindow.isJapanese(
            parts.stream().mapToInt(Part::kana).sum(), parts.stream().mapToInt(Part::han).sum());
    List<String> ofParts = new ArrayList<>(parts.size());
    double total = 0;
    for (Part part : parts) {
      String tag = tag(part, common, japanese);
      ofParts.add(tag);
      count(tag, part.weight());
      total += part.weight();
    }
    int first = heaviest(-1);
    double score = score(tags.get(first), ofParts);
    if (tags.size() == 1) {
      return new Language(tags.get(first), score);
    }
    int second = heaviest(first);
    return new Language(tags.get(first), score, tags.get(second), weights.get(second) / total);
  }

  private Map<Script, Languages.Choice> common() {
    Map<Script, Languages.Choice> common = new EnumMap<>(Script.class);
    for (Part part : parts) {
      Script script = part.script();
      if (script.isShared() && !common.containsKey(script)) {
        common.put(
            script,
            languages.choose(script, parts.stream().filter(other -> other.script() == script)));
      }
    }
    return common;
  }

  private String tag(Part part, Map<Script, Languages.Choice> common, boolean japanese) {
    if (part.script() == Script.HAN && japanese && part.han() < CHINESE) {
      return Script.KANA.tag();
    }
    if (!part.script().isShared()) {
      return part.tag();
    }
    int ofAll = common.get(part.script()).language();
    int own = languages.choose(part.script(), part.scores()).language();
    boolean differs =
        languages.score(own, part.scores()) - languages.score(ofAll, part.scores()) > CLEARLY;
    return languages.tag(differs ? own : ofAll);
  }

  private void count(String tag, double weight) {
    int known = tags.indexOf(tag);
    if (known < 0) {
      tags.add(tag);
      weights.add(weight);
    } else {
      weights.set(known, weights.get(known) + weight);
    }
  }

  /** Returns the index of the tag of most weight but for one, the first of equals. */
  private int heaviest(int except) {
    int heaviest = -1;
    for (int i = 0; i < tags.size(); i++) {
      if (i != except && (heaviest < 0 || weights.get(i) > weights.get(heaviest))) {
        heaviest = i;
      }
    }
    return heaviest;
  }

  /** Score of a language by the parts that are in it. */
  private double score(String tag, List<String> ofParts) {
    List<Part> own = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (ofParts.get(i).equals(tag)) {
        own.add(parts.get(i));
      }
    }
    Script script = own.get(0).script();
    if (!script.isShared()) {
      return SCRIPT_SCORE;
    }
    double lead =
        languages.choose(script, own.stream().filter(part -> part.script() == script)).lead();
    return Math.min(HIGHEST, 1 / (1 + Math.exp(-STEEPNESS * lead)));
  }
}
