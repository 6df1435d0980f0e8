package io.mimodata.extract.html.content;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;

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

  /** Weights are tenths, so that sums are exact in whatever order parts come and go. */
  private static final int FULL_WEIGHT = 10;

  private static final int SHORT_WEIGHT = 3;
  private static final double MOSTLY_LINKS = 0.5;

  /**
   * What one element holds: {@code mass}, content in characters by weight; {@code text}, characters
   * outside white space, and {@code linkText}, those within links; {@code links}, their number;
   * {@code kept}, characters of formulas and blocks of code; {@code prose}, characters in long
   * units with few links; {@code longest}, characters outside links of the longest unit there has
   * been.
   */
  static final class Measure {
    private long mass;
    private int text;
    private int linkText;
    private int links;
    private int kept;
    private int prose;
    private int longest;
    private boolean digits;

    double mass() {
      return (double) mass / FULL_WEIGHT;
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

    /** Adds a block of code. */
    private void addCode(int length) {
      mass += (long) FULL_WEIGHT * length;
      text += length;
      kept += length;
      longest = Math.max(longest, length);
    }

    /** Adds a unit. */
    private void add(int unitText, int unitLinkText, int unitLinks, int unitKept) {
      int weight = unitText < SHORT_UNIT ? SHORT_WEIGHT : FULL_WEIGHT;
      boolean counts = unitLinkText <= MOSTLY_LINKS * unitText;
      mass += counts ? (long) weight * (unitText - unitLinkText) : 0;
      mass += (long) FULL_WEIGHT * unitKept;
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

  /** By number of the element. */
  private final Measure[] measures;

  private ContentMass(int elements) {
    measures = new Measure[elements];
  }

  static ContentMass of(PageTree page) {
    ContentMass masses = new ContentMass(page.size());
    masses.block(page.body(), false);
    return masses;
  }

  /** What an element holds; nothing for one that wasn't in the tree. */
  Measure at(Box element) {
    Measure measure = element.number() < measures.length ? measures[element.number()] : null;
    return measure == null ? NOTHING : measure;
  }

  /** Takes an element out of the tree, and what it holds off all that hold it. */
  void remove(Box element) {
    Cancellation.check();
    Measure measure = at(element);
    for (Box above = element.parent(); above != null; above = above.parent()) {
      measures[above.number()].add(measure, -1);
    }
    element.remove();
  }

  private Measure block(Box element, boolean linked) {
    Measure measure = new Measure();
    Unit own = new Unit();
    read(element, own, linked, measure);
    measure.add(own.text, own.linkText, own.links, own.kept);
    measure.digits |= own.digits > 0;
    measures[element.number()] = measure;
    return measure;
  }

  /** Reads text into the unit, and adds the blocks below to a measure. */
  private void read(Box element, Unit unit, boolean inLink, Measure below) {
    Cancellation.check();
    for (PageNode child = element.first(); child != null; child = child.next()) {
      if (child instanceof TextLeaf text) {
        int length = text.visibleLength();
        unit.text += length;
        unit.linkText += inLink ? length : 0;
        unit.digits += text.hasDigit() ? 1 : 0;
      } else if (child instanceof FormulaLeaf formula) {
        unit.kept += TextLeaf.visibleLength(formula.formula().tex());
      } else if (child instanceof CodeLeaf code) {
        below.addCode(TextLeaf.visibleLength(code.code()));
      } else if (child instanceof Box box) {
        readElement(box, unit, inLink, below);
      }
    }
  }

  private void readElement(Box child, Unit unit, boolean inLink, Measure below) {
    boolean link = child.is(Tag.A) && child.hasAttribute("href");
    unit.links += link ? 1 : 0;
    boolean linked = (inLink || link) && !child.isOneOf(TagSet.INLINE_CODE);
    if (child.isBlock()) {
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
    measures[child.number()] = measure;
  }
}
