package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out lists of teasers: a headline that links to another page and the start of its text, cut
 * off. On a page that is nothing but teasers they stay.
 */
final class Teasers {
  private static final int LEAST = 3;
  private static final int LONGEST = 420;
  private static final int SHORTEST_HEADLINE = 18;
  private static final int MOST_TARGETS = 3;
  private static final int SHORTEST_EXCERPT = 15;
  private static final double CUT_OFF_SHARE = 0.6;
  private static final double SHARE_BESIDE = 0.4;
  private static final int LEAST_BESIDE = 600;
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?:\\.\\.\\.|…|\\[…]|\\[\\.\\.\\.])\\s*(?:(?:read|continue|more|weiter|lire|leer|mehr|阅读|查看)[^.]{0,25})?$",
          Pattern.CASE_INSENSITIVE);

  private Teasers() {}

  static void remove(Box body, ContentMass masses) {
    List<Box> teasers = new ArrayList<>();
    find(body, masses, teasers);
    double own = teasers.stream().mapToDouble(t -> masses.at(t).mass()).sum();
    double beside = masses.at(body).mass() - own;
    if (beside >= LEAST_BESIDE && beside >= SHARE_BESIDE * own) {
      teasers.forEach(masses::remove);
    }
  }

  private static void find(Box element, ContentMass masses, List<Box> teasers) {
    if (masses.at(element).links() < LEAST) {
      return;
    }
    Map<Tag, List<Box>> alike = new EnumMap<>(Tag.class);
    for (Box child : element.boxes()) {
      if (mayBeTeaser(masses.at(child))) {
        alike.computeIfAbsent(child.tag(), k -> new ArrayList<>()).add(child);
      } else if (masses.at(child).text() > 0) {
        find(child, masses, teasers);
      }
    }
    for (List<Box> group : alike.values()) {
      if (group.size() >= LEAST) {
        findIn(group, masses, teasers);
      } else {
        group.forEach(child -> find(child, masses, teasers));
      }
    }
  }

  private static void findIn(List<Box> group, ContentMass masses, List<Box> teasers) {
    List<Box> linking = new ArrayList<>();
    for (Box child : group) {
      if (pointsElsewhere(child)) {
        linking.add(child);
      } else {
        find(child, masses, teasers);
      }
    }
    if (linking.size() >= LEAST
        && linking.stream().filter(Teasers::isCutOff).count() >= CUT_OFF_SHARE * linking.size()) {
      teasers.addAll(linking);
    }
  }

  private static boolean isCutOff(Box teaser) {
    String line = teaser.line();
    return (line.contains("...") || line.indexOf('…') >= 0) && CUT_OFF.matcher(line).find();
  }

  /** Whether there is a headline's worth of links, and other text, but not much of it. */
  private static boolean mayBeTeaser(Measure measure) {
    return measure.text() <= LONGEST
        && measure.kept() == 0
        && measure.linkText() >= SHORTEST_HEADLINE * 2 / 3
        && measure.text() - measure.linkText() >= SHORTEST_EXCERPT;
  }

  /**
   * Whether the links of an element, a headline among them, lead to few places outside the page.
   */
  private static boolean pointsElsewhere(Box element) {
    Set<String> targets = new HashSet<>();
    int headline = 0;
    for (Box link : element.all(Tag.A)) {
      targets.add(link.attribute("href"));
      headline = Math.max(headline, link.line().length());
    }
    return targets.size() <= MOST_TARGETS
        && headline >= SHORTEST_HEADLINE
        && targets.stream().noneMatch(target -> target.startsWith("#"));
  }
}
