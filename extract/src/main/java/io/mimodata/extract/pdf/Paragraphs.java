package io.mimodata.extract.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins lines to paragraphs by their places: a new one starts after a wide gap, at an indent, at
 * another font size, or after a short line that ends a sentence. Over the end of a column or page a
 * paragraph goes on only if its sentence does.
 */
final class Paragraphs {
  private static final float WIDE_GAP = 1.45f;
  private static final float OTHER_SIZE = 0.12f;
  private static final float INDENT_IN_FONT_SIZES = 0.8f;
  private static final float LARGEST_INDENT_IN_FONT_SIZES = 5;
  private static final float WIDEST_PITCH_IN_FONT_SIZES = 2.2f;
  private static final float SHORT_LINE = 0.9f;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;。！？：；][\"'”’)\\]]*$");
  private static final Pattern LIST_ITEM =
      Pattern.compile("^(?:[•▪‣–*-]|\\(?(?:\\d{1,2}|[a-z])[.)])\\s.*");

  private final float linePitch;
  private final Hyphenation hyphenation;

  private Paragraphs(float linePitch, Hyphenation hyphenation) {
    this.linePitch = linePitch;
    this.hyphenation = hyphenation;
  }

  /** Rules by the line pitch and the words of a document. */
  static Paragraphs of(List<PdfLine> document) {
    return new Paragraphs(medianPitch(document), Hyphenation.of(document));
  }

  /** The text of each paragraph of some of the lines, in order. */
  List<String> join(List<PdfLine> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    PdfLine previous = null;
    for (PdfLine line : lines) {
      if (previous != null && startsParagraph(previous, line)) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      hyphenation.append(paragraph, line.text());
      previous = line;
    }
    if (paragraph.length() > 0) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  private boolean startsParagraph(PdfLine previous, PdfLine line) {
    boolean sentenceEnded = SENTENCE_END.matcher(previous.text()).find();
    boolean otherSize =
        Math.abs(line.fontSize() - previous.fontSize()) > OTHER_SIZE * previous.fontSize();
    float step = line.baseline() - previous.baseline();
    if (line.page() != previous.page() || step < 0) {
      return otherSize || sentenceEnded || Character.isUpperCase(line.text().codePointAt(0));
    }
    return otherSize
        || step > WIDE_GAP * pitch(previous)
        || isIndented(previous, line)
        || LIST_ITEM.matcher(line.text()).matches()
        || (sentenceEnded && previous.right() < SHORT_LINE * line.right());
  }

  /** The document's line pitch, as far as it is one for text of this size. */
  private float pitch(PdfLine line) {
    float widest = WIDEST_PITCH_IN_FONT_SIZES * line.fontSize();
    return Math.max(line.fontSize(), Math.min(linePitch, widest));
  }

  private static boolean isIndented(PdfLine previous, PdfLine line) {
    float indent = (line.left() - previous.left()) / Math.max(1, line.fontSize());
    return indent > INDENT_IN_FONT_SIZES && indent < LARGEST_INDENT_IN_FONT_SIZES;
  }

  private static float medianPitch(List<PdfLine> lines) {
    List<Float> steps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      float step = lines.get(i).baseline() - lines.get(i - 1).baseline();
      if (lines.get(i).page() == lines.get(i - 1).page() && step > 1) {
        steps.add(step);
      }
    }
    steps.sort(null);
    return steps.isEmpty() ? 0 : steps.get(steps.size() / 2);
  }
}
