package io.mimodata.jobs.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import io.mimodata.mixture.tokenize.StreamingDecoder;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.mixture.tokenize.Tokenizers;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tokenizer of a model's folder: this project's engine between control tokens, which are the
 * added tokens of {@code tokenizer.json}. Thread-safe.
 */
public final class CheckpointTokenizer implements ModelTokenizer {
  private static final String FILE = "tokenizer.json";

  private final Tokenizer tokenizer;
  private final Map<String, Control> controls;
  private final Map<Integer, Control> controlsById = new HashMap<>();

  /**
   * Finds the longest control token at the first place where there is one that no {@link #BREAK}
   * follows.
   */
  private final Pattern spellings;

  /**
   * An added token.
   *
   * @param isSpecial whether it is no part of the text
   * @param stripsLeft whether it takes white space before it; likewise behind
   */
  private record Control(
      int id, String spelling, boolean isSpecial, boolean stripsLeft, boolean stripsRight) {}

  private CheckpointTokenizer(Tokenizer tokenizer, List<Control> controls) {
    this.tokenizer = tokenizer;
    this.controls =
        controls.stream().collect(Collectors.toMap(Control::spelling, control -> control));
    controls.forEach(control -> controlsById.put(control.id(), control));
    this.spellings =
        Pattern.compile(
            controls.stream()
                .map(Control::spelling)
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")(?!" + BREAK + ")")));
  }

  /**
   * Reads the tokenizer of a folder; empty where the folder has none.
   *
   * @throws StageException if the file is damaged or asks for what our engine can't do
   */
  public static Optional<ModelTokenizer> of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Control> controls = new ArrayList<>();
    try {
      for (JsonNode token : new ObjectMapper().readTree(file.toFile()).path("added_tokens")) {
        String spelling = token.path("content").asText();
        if (!spelling.isBlank()) {
          controls.add(
              new Control(
                  token.path("id").asInt(),
                  spelling,
                  token.path("special").asBoolean(true),
                  token.path("lstrip").asBoolean(false),
                  token.path("rstrip").asBoolean(false)));
        }
      }
    } catch (IOException e) {
      throw new StageException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
    if (controls.isEmpty()) {
      throw new StageException("%s has no added tokens, and so no end of a text".formatted(file));
    }
    TokenizerSpec spec = new TokenizerSpec(file.toString(), controls.get(0).spelling());
    return Optional.of(new CheckpointTokenizer(Tokenizers.of(spec), controls));
  }

  @Override
  public int[] encode(String text) {
    IntStream.Builder ids = IntStream.builder();
    Matcher matcher = spellings.matcher(text);
    int from = 0;
    boolean stripped = false;
    while (matcher.find()) {
      Control control = controls.get(matcher.group());
      String before = text.substring(from, matcher.start());
      before = stripped ? before.stripLeading() : before;
      add(control.stripsLeft() ? before.stripTrailing() : before, ids);
      ids.add(control.id());
      from = matcher.end();
      stripped = control.stripsRight();
    }
    String rest = text.substring(from);
    add(stripped ? rest.stripLeading() : rest, ids);
    return ids.build().toArray();
  }

  private void add(String text, IntStream.Builder ids) {
    if (!text.isEmpty()) {
      for (int id : tokenizer.encode(text.replace(String.valueOf(BREAK), ""))) {
        ids.add(id);
      }
    }
  }

  @Override
  public String escape(String text) {
    return spellings
        .matcher(text.replace(String.valueOf(BREAK), ""))
        .replaceAll(match -> Matcher.quoteReplacement(broken(match.group())));
  }

  /** Breaks behind each character, as another control token may begin within this one. */
  private static String broken(String spelling) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < spelling.length(); i++) {
      text.append(spelling.charAt(i)).append(BREAK);
    }
    return text.toString();
  }

  @Override
  public Decoder decoder(boolean spellsControls) {
    return new ControlDecoder(tokenizer.decoder(), spellsControls);
  }

  private final class ControlDecoder implements Decoder {
    private final StreamingDecoder decoder;
    private final boolean spellsControls;

    ControlDecoder(StreamingDecoder decoder, boolean spellsControls) {
      this.decoder = decoder;
      this.spellsControls = spellsControls;
    }

    @Override
    public String append(int id) {
      Control control = controlsById.get(id);
      if (control != null) {
        return decoder.finish()
            + (spellsControls || !control.isSpecial() ? control.spelling() : "");
      }
      // Models pad their embedding tables beyond the ids of the tokenizer.
      return id < tokenizer.vocabularySize() ? decoder.append(id) : "";
    }

    @Override
    public String finish() {
      return decoder.finish();
    }
  }
}
