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
   * What one element holds: {@code mass}, content in characters by weight; {@code text}, characters
   * outside white space, and {@code linkText}, those within links; {@code links}, their number;
   * {@code kept}, characters of formulas and blocks of code; {@code prose}, characters in long
   * units with few links; {@code longest}, characters outside links of the longest unit there has
   * been.
   */
  static final class Measure {
    private double mass;
    private int text;
    private int linkText;
    private int links;
    private int kept;
    private int prose;
    private int longest;
    private boolean digits;

    double mass() {
      return mass;
    }

    int text() {
      return text;
    }

    int linkText() {
      return linkText;
    }

    int links() {
      return links;
    }

    int kept() {
      return kept;
    }

    int prose() {
      return prose;
    }

    int longest() {
      return longest;
    }

    /** Whether there is a digit in the text. */
    boolean hasDigit() {
      return digits;
    }

    double linkDensity() {
      return text == 0 ? 0 : (double) linkText / text;
    }

    private void add(Measure other, int sign) {
      mass += sign * other.mass;
      text += sign * other.text;
      linkText += sign * other.linkText;
      links += sign * other.links;
      kept += sign * other.kept;
      prose += sign * other.prose;
      longest = Math.max(longest, other.longest);
      digits |= other.digits;
    }

    /** Adds a unit. */
    private void add(int unitText, int unitLinkText, int unitLinks, int unitKept) {
      double own = unitText - unitLinkText;
      if (unitText > 0 && (double) unitLinkText / unitText > MOSTLY_LINKS) {
        own = 0;
      } else if (unitText < SHORT_UNIT) {
        own *= SHORT_WEIGHT;
      }
      mass += own + unitKept;
      text += unitText + unitKept;
      linkText += unitLinkText;
      links += unitLinks;
      kept += unitKept;
      prose += unitText >= PROSE_UNIT && unitLinkText < FEW_LINKS * unitText ? unitText : 0;
      longest = Math.max(longest, unitText - unitLinkText);
    }
  }

  /** Counts of one unit while it is read. */
  private static final class Unit {
    private int text;
    private int linkText;
    private int links;
    private int kept;
    private int digits;
  }

  private static final Measure NOTHING = new Measure();

  private final IdentityHashMap<Element, Measure> measures = new IdentityHashMap<>(1024);

  private ContentMass() {}

  static ContentMass of(Element root) {
    ContentMass masses = new ContentMass();
    masses.block(root, false);
    return masses;
  }

  /** What an element holds; nothing for one that wasn't in the tree. */
  Measure at(Element element) {
    Measure measure = measures.get(element);
    return measure == null ? NOTHING : measure;
  }

  /** Takes an element out of the tree, and what it holds off all that hold it. */
  void remove(Element element) {
    Cancellation.check();
    Measure measure = measures.get(element);
    if (measure != null) {
      for (Element at = element.parent(); at != null; at = at.parent()) {
        Measure above = measures.get(at);
        if (above != null) {
          above.add(measure, -1);
        }
      }
    }
    element.remove();
  }

  private Measure block(Element element, boolean linked) {
    Measure measure = new Measure();
    Unit own = new Unit();
    read(element, own, linked, measure);
    measure.add(own.text, own.linkText, own.links, own.kept);
    measure.digits |= own.digits > 0;
    measures.put(element, measure);
    return measure;
  }

  /** Reads text into the unit, and adds the blocks below to a measure. */
  private void read(Element element, Unit unit, boolean inLink, Measure below) {
    Cancellation.check();
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof TextNode text) {
        int length = visibleLength(text.getWholeText());
        unit.text += length;
        unit.linkText += inLink ? length : 0;
        unit.digits += hasDigit(text.getWholeText()) ? 1 : 0;
      } else if (child instanceof Element e) {
        readElement(e, unit, inLink, below);
      }
    }
  }

  private void readElement(Element child, Unit unit, boolean inLink, Measure below) {
    if (FormulaElements.isFormula(child)) {
      unit.kept += visibleLength(child.wholeText());
      return;
    }
    if (CodeElements.isBlock(child)) {
      int length = visibleLength(child.wholeText());
      Measure code = new Measure();
      code.mass = length;
      code.text = length;
      code.kept = length;
      code.longest = length;
      measures.put(child, code);
      below.add(code, 1);
      return;
    }
    boolean link = child.normalName().equals("a") && child.hasAttr("href");
    unit.links += link ? 1 : 0;
    boolean linked = (inLink || link) && !CodeElements.isInline(child);
    if (Blocks.isBlock(child)) {
      below.add(block(child, linked), 1);
      return;
    }
    int text = unit.text;
    int linkText = unit.linkText;
    int links = unit.links;
    int kept = unit.kept;
    int digits = unit.digits;
    Measure measure = new Measure();
    read(child, unit, linked, measure);
    below.add(measure, 1);
    measure.add(unit.text - text, unit.linkText - linkText, unit.links - links, unit.kept - kept);
    measure.digits |= unit.digits > digits;
    measures.put(child, measure);
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }

  private static int visibleLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length += c > ' ' ? 1 : 0;
      } else if (!Character.isWhitespace(c) && c != '\u00A0') {
        // A CJK character says about as much as two or three Latin letters.
        length += Character.isIdeographic(c) ? 2 : 1;
      }
    }
    return length;
  }
}
