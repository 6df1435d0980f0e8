package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out paragraphs and captions that a page says again and again, word by word: calls to
 * subscribe between the paragraphs of an article, one caption under each of its pictures. The first
 * stays. Items, cells, code and formulas may well recur, and so may what is said under headings.
 */
final class Repetition {
  private static final int LEAST = 3;
  private static final int SHORTEST = 30;
  private static final TagSet UNITS = TagSet.of(Tag.P, Tag.DIV, Tag.FIGCAPTION, Tag.ASIDE);
  private static final TagSet RECURRING = TagSet.of(Tag.LI, Tag.DD, Tag.TD, Tag.TH, Tag.BLOCKQUOTE);

  private Repetition() {}

  static void remove(Box content, ContentMass masses) {
    Map<Integer, List<Box>> units = new LinkedHashMap<>();
    collect(content, masses, units);
    for (List<Box> equallyLong : units.values()) {
      if (equallyLong.size() >= LEAST) {
        removeSame(equallyLong, masses);
      }
    }
  }

  private static void removeSame(List<Box> units, ContentMass masses) {
    Map<String, List<Box>> byText = new LinkedHashMap<>();
    units.forEach(unit -> byText.computeIfAbsent(unit.line(), k -> new ArrayList<>()).add(unit));
    for (List<Box> same : byText.values()) {
      if (same.size() >= LEAST) {
        same.subList(1, same.size()).forEach(masses::remove);
      }
    }
  }

  /** Whether the element says something of what stands before it: under a heading or below code. */
  private static boolean describes(Box element) {
    PageNode before = element.previous();
    while (before instanceof TextLeaf) {
      before = before.previous();
    }
    return before != null && (before.isOneOf(TagSet.HEADINGS) || before.is(Tag.CODE_BLOCK));
  }

  private static void collect(Box element, ContentMass masses, Map<Integer, List<Box>> units) {
    for (Box child : element.boxes()) {
      Measure measure = masses.at(child);
      if (measure.text() < SHORTEST || child.isOneOf(RECURRING)) {
        continue;
      }
      if (child.isOneOf(UNITS)
          && measure.kept() == 0
          && !describes(child)
          && !child.containsBlock()) {
        units.computeIfAbsent(measure.text(), k -> new ArrayList<>()).add(child);
      } else {
        collect(child, masses, units);
      }
    }
  }
}
