package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Takes out paragraphs and captions that a page says again and again, word by word: calls to
 * subscribe between the paragraphs of an article, one caption under each of its pictures. The first
 * stays. Items, cells, code and formulas may well recur, and so may what is said under headings.
 */
final class Repetition {
  private static final int LEAST = 3;
  private static final int SHORTEST = 30;
  private static final Set<String> UNITS = Set.of("p", "div", "figcaption", "aside");
  private static final Set<String> RECURRING = Set.of("li", "dd", "td", "th", "blockquote");

  private Repetition() {}

  static void remove(Element content, ContentMass masses) {
    Map<String, List<Element>> units = new HashMap<>();
    collect(content, masses, units);
    for (List<Element> same : units.values()) {
      if (same.size() >= LEAST) {
        same.subList(1, same.size()).forEach(masses::remove);
      }
    }
  }

  /** Whether the element says something of what stands before it: under a heading or below code. */
  private static boolean describes(Element element) {
    Element before = element.previousElementSibling();
    return before != null
        && (Names.isOneOf(before, Names.HEADINGS) || CodeElements.isBlock(before));
  }

  private static void collect(
      Element element, ContentMass masses, Map<String, List<Element>> units) {
    for (Element child : element.children()) {
      Measure measure = masses.at(child);
      if (measure.text() < SHORTEST || Names.isOneOf(child, RECURRING)) {
        continue;
      }
      if (Names.isOneOf(child, UNITS)
          && measure.kept() == 0
          && !describes(child)
          && !Blocks.containsBlock(child)) {
        units.computeIfAbsent(child.text(), k -> new ArrayList<>()).add(child);
      } else {
        collect(child, masses, units);
      }
    }
  }
}
