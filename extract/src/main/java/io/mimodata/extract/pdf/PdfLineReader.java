package io.mimodata.extract.pdf;

import io.mimodata.extract.Cancellation;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Reads the lines of a document, in the order in which the file draws them: for typeset documents
 * that is the reading order, columns included. A form within itself is drawn once. Ends at an
 * interrupt, and where a document draws too much.
 */
final class PdfLineReader extends PDFTextStripper {
  private final PdfLimits limits;
  private final List<PdfLine> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Set<COSBase> formsBeingDrawn = Collections.newSetFromMap(new IdentityHashMap<>());
  private float left;
  private float right;
  private float baseline;
  private float fontSize;
  private boolean fixedPitch = true;
  private long glyphs;
  private long operators;

  private PdfLineReader(PdfLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads all pages.
   *
   * @param limits of which those on pages, glyphs and operators of a document count here
   * @throws IOException if a page can't be read
   * @throws TooMuchDrawnException if there are more
   */
  static List<PdfLine> read(PDDocument document, PdfLimits limits) throws IOException {
    if (document.getNumberOfPages() > limits.maxPages()) {
      throw new TooMuchDrawnException(limits.maxPages(), "pages");
    }
    PdfLineReader reader = new PdfLineReader(limits);
    reader.writeText(document, Writer.nullWriter());
    reader.endLine();
    return reader.lines;
  }

  /** A document draws more than a text has, such as forms that draw others many times over. */
  static final class TooMuchDrawnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchDrawnException(long limit, String what) {
      super("more than %d %s".formatted(limit, what));
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    Cancellation.check();
    if (++operators > limits.maxOperators()) {
      throw new TooMuchDrawnException(limits.maxOperators(), "drawing operators");
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    if (formsBeingDrawn.add(form.getCOSObject())) {
      try {
        super.showForm(form);
      } finally {
        formsBeingDrawn.remove(form.getCOSObject());
      }
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    if (formsBeingDrawn.add(group.getCOSObject())) {
      try {
        super.showTransparencyGroup(group);
      } finally {
        formsBeingDrawn.remove(group.getCOSObject());
      }
    }
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    if (++glyphs > limits.maxGlyphs()) {
      throw new TooMuchDrawnException(limits.maxGlyphs(), "glyphs");
    }
    super.processTextPosition(position);
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    for (TextPosition position : positions) {
      if (text.length() == 0 && fontSize == 0) {
        left = position.getXDirAdj();
        baseline = position.getYDirAdj();
      }
      fixedPitch &= FixedPitchFonts.contains(position.getFont());
      right = position.getXDirAdj() + position.getWidthDirAdj();
      fontSize = Math.max(fontSize, position.getFontSizeInPt());
    }
    text.append(word);
  }

  @Override
  protected void writeWordSeparator() {
    text.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writePageEnd() {
    endLine();
  }

  private void endLine() {
    String line = text.toString().strip();
    if (!line.isEmpty()) {
      lines.add(
          new PdfLine(getCurrentPageNo() - 1, line, left, right, baseline, fontSize, fixedPitch));
    }
    text.setLength(0);
    fontSize = 0;
    fixedPitch = true;
  }
}
