package io.mimodata.extract.html.content;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.FormulaElements;
import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How much content each element of a page holds, measured once for the whole tree.
 *
 * <p>The unit is a block's own text: text within it but not within a block below. Text of links
 * counts apart, unless it is code. A unit that is mostly links has no content mass, a short one has
 * little (labels, teasers, buttons are short), formulas and code have all of theirs. The mass of an
 * element is the sum over the units in it.
 */
final class ContentMass {
  private static final int SHORT_UNIT = 40;
  private static final int PROSE_UNIT = 140;
  private static final double FEW_LINKS = 0.2;
  private static final double SHORT_WEIGHT = 0.3;
  private static final double MOSTLY_LINKS = 0.5;

  /**
   * What one element holds.
   *
   * @param mass content, in characters by weight
   * @param text characters outside white space, links included
   * @param linkText characters of {@code text} within links
   * @param links number of links
   * @param kept characters of formulas and blocks of code
   * @param prose characters of {@code text} in long units with few links
   * @param longest characters outside links of the longest unit
   */
  record Measure(double mass, int text, int linkText, int links, int kept, int prose, int longest) {
    static final Measure NOTHING = new Measure(0, 0, 0, 0, 0, 0, 0);

    double linkDensity() {
      return text == 0 ? 0 : (double) linkText / text;
    }

    private Measure plus(Measure other) {
      return new Measure(
          mass + other.mass,
          text + other.text,
          linkText + other.linkText,
          links + other.links,
          kept + other.kept,
          prose + other.prose,
          Math.max(longest, other.longest));
    }
  }

  /** Counts of one unit while it is read. */
  private static final class Unit {
    private int text;
    private int linkText;
    private int links;
    private int kept;

    Unit copy() {
      Unit copy = new Unit();
      copy.text = text;
      copy.linkText = linkText;
      copy.links = links;
      copy.kept = kept;
      return copy;
    }

    Unit since(Unit before) {
      Unit part = new Unit();
      part.text = text - before.text;
      part.linkText = linkText - before.linkText;
      part.links = links - before.links;
      part.kept = kept - before.kept;
      return part;
    }

    Measure measure() {
      double mass = text - linkText;
      if (text > 0 && (double) linkText / text > MOSTLY_LINKS) {
        mass = 0;
      } else if (text < SHORT_UNIT) {
        mass *= SHORT_WEIGHT;
      }
      boolean isProse = text >= PROSE_UNIT && linkText < FEW_LINKS * text;
      return new Measure(
          mass + kept, text + kept, linkText, links, kept, isProse ? text : 0, text - linkText);
    }
  }

  private final IdentityHashMap<Element, Measure> measures = new IdentityHashMap<>();

  private ContentMass() {}

  static ContentMass of(Element root) {
    ContentMass masses = new ContentMass();
    Unit unit = new Unit();
    Measure below = masses.measure(root, unit, false);
    masses.measures.put(root, below.plus(unit.measure()));
    return masses;
  }

  /** What an element holds; nothing for one that wasn't in the tree. */
  Measure at(Element element) {
    return measures.getOrDefault(element, Measure.NOTHING);
  }

  /** Measures the blocks below an element; text outside them goes to the unit. */
  private Measure measure(Element element, Unit unit, boolean inLink) {
    Cancellation.check();
    Measure below = Measure.NOTHING;
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        int length = visibleLength(text.getWholeText());
        unit.text += length;
        unit.linkText += inLink ? length : 0;
      } else if (child instanceof Element e) {
        below = below.plus(measureChild(e, unit, inLink));
      }
    }
    return below;
  }

  private Measure measureChild(Element child, Unit unit, boolean inLink) {
    if (FormulaElements.isFormula(child)) {
      unit.kept += visibleLength(child.wholeText());
      return Measure.NOTHING;
    }
    if (CodeElements.isBlock(child)) {
      int length = visibleLength(child.wholeText());
      Measure code = new Measure(length, length, 0, 0, length, 0, length);
      measures.put(child, code);
      return code;
    }
    boolean link = child.normalName().equals("a") && child.hasAttr("href");
    if (link) {
      unit.links++;
    }
    boolean linked = (inLink || link) && !CodeElements.isInline(child);
    if (!Blocks.isBlock(child)) {
      Unit before = unit.copy();
      Measure below = measure(child, unit, linked);
      measures.put(child, below.plus(unit.since(before).measure()));
      return below;
    }
    Unit own = new Unit();
    Measure below = measure(child, own, linked);
    Measure all = below.plus(own.measure());
    measures.put(child, all);
    return all;
  }

  private static int visibleLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '\u00A0') {
        // A CJK character says about as much as two or three Latin letters.
        length += Character.isIdeographic(c) ? 2 : 1;
      }
    }
    return length;
  }
}
