package io.mimodata.extract.pdf.page;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.pdf.PdfLimits;
import io.mimodata.extract.pdf.font.Symbol;
import io.mimodata.extract.pdf.font.Typeface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetLineWidth;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads what pages draw: glyphs with their fonts, straight rules, and how much of a page is images.
 * Colours, clips and curves are passed over. A form within itself is drawn once. Ends at an
 * interrupt, and where a document draws too much. One document, one reader, one thread.
 */
public final class PageReader extends PDFStreamEngine {
  private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
  private static final COSName PAGINATION = COSName.getPDFName("Pagination");
  private static final float STRAIGHT = 0.05f;
  private static final int LOOK_BACK = 6;

  private final PdfLimits limits;
  private final IdentityHashMap<COSBase, Typeface> faces = new IdentityHashMap<>();
  private final Set<COSBase> formsBeingDrawn = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Direction, List<Glyph>> glyphs = new EnumMap<>(Direction.class);
  private final DrawnPath path = new DrawnPath(this);
  private PDRectangle area = PDRectangle.LETTER;
  private float imageArea;
  private int artifactDepth;
  private int markedDepth;
  private boolean vertical;
  private long drawnGlyphs;
  private long glyphsOfPage;
  private long drawnForms;
  private long operators;

  /** The way that text runs, as an angle to the page's horizontal. */
  private enum Direction {
    RIGHT,
    UP,
    LEFT,
    DOWN;

    /** The direction of a text matrix, or null where it is aslant. */
    static Direction of(Matrix matrix) {
      float a = matrix.getValue(0, 0);
      float b = matrix.getValue(0, 1);
      if (Math.abs(b) <= STRAIGHT * Math.abs(a)) {
        return a >= 0 ? RIGHT : LEFT;
      }
      if (Math.abs(a) <= STRAIGHT * Math.abs(b)) {
        return b >= 0 ? UP : DOWN;
      }
      return null;
    }

    float x(float x, float y, PDRectangle area) {
      return switch (this) {
        case RIGHT -> x - area.getLowerLeftX();
        case UP -> y - area.getLowerLeftY();
        case LEFT -> area.getUpperRightX() - x;
        case DOWN -> area.getUpperRightY() - y;
      };
    }

    float y(float x, float y, PDRectangle area) {
      return switch (this) {
        case RIGHT -> area.getUpperRightY() - y;
        case UP -> x - area.getLowerLeftX();
        case LEFT -> y - area.getLowerLeftY();
        case DOWN -> area.getUpperRightX() - x;
      };
    }

    boolean upright() {
      return this == RIGHT || this == LEFT;
    }
  }

  /**
   * @param limits how much a document may draw
   */
  public PageReader(PdfLimits limits) {
    this.limits = limits;
    addOperator(new BeginText(this));
    addOperator(new EndText(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
    addOperator(new Concatenate(this));
    addOperator(new Restore(this));
    addOperator(new Save(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new SetLineWidth(this));
    addOperator(new SetMatrix(this));
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
    addOperator(new DrawnObject(this));
    path.operators().forEach(this::addOperator);
  }

  /**
   * Reads one page: what its main direction of writing draws first, then other directions, each
   * turned upright.
   *
   * @param number page number from 0
   * @return at least one
   * @throws IOException if the page can't be read
   * @throws TooMuchDrawnException if the document has drawn too much by now
   */
  public List<PageContent> read(PDPage page, int number) throws IOException {
    Cancellation.check();
    glyphs.clear();
    path.clear();
    area = page.getCropBox();
    imageArea = 0;
    artifactDepth = 0;
    markedDepth = 0;
    glyphsOfPage = 0;
    vertical = false;
    processPage(page);
    List<Direction> directions = new ArrayList<>(glyphs.keySet());
    directions.sort((one, other) -> glyphs.get(other).size() - glyphs.get(one).size());
    if (directions.isEmpty()) {
      directions.add(Direction.RIGHT);
    }
    return directions.stream().map(direction -> content(direction, number)).toList();
  }

  /** Whether the page read last has text that runs from top to bottom. */
  public boolean isVertical() {
    return vertical;
  }

  private PageContent content(Direction direction, int number) {
    List<Box> rules = new ArrayList<>();
    for (Box drawn : path.rules()) {
      float x0 = direction.x(drawn.left(), drawn.top(), area);
      float x1 = direction.x(drawn.right(), drawn.bottom(), area);
      float y0 = direction.y(drawn.left(), drawn.top(), area);
      float y1 = direction.y(drawn.right(), drawn.bottom(), area);
      rules.add(new Box(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)));
    }
    float share = Math.min(1, imageArea / Math.max(1, area.getWidth() * area.getHeight()));
    return new PageContent(number, glyphs.getOrDefault(direction, List.of()), rules, share);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if ((++operators & 0xFF) == 0) {
      Cancellation.check();
    }
    if (operators > limits.maxOperators()) {
      throw new TooMuchDrawnException(limits.maxOperators(), "drawing operators");
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    if (mayDraw() && formsBeingDrawn.add(form.getCOSObject())) {
      try {
        super.showForm(form);
      } finally {
        formsBeingDrawn.remove(form.getCOSObject());
      }
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    if (mayDraw() && formsBeingDrawn.add(group.getCOSObject())) {
      try {
        super.showTransparencyGroup(group);
      } finally {
        formsBeingDrawn.remove(group.getCOSObject());
      }
    }
  }

  /** Forms too deep within others are left out; too many end the document. */
  private boolean mayDraw() {
    if (++drawnForms > limits.maxFormInvocations()) {
      throw new TooMuchDrawnException(limits.maxFormInvocations(), "forms");
    }
    return formsBeingDrawn.size() < limits.maxFormDepth();
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    markedDepth++;
    if (artifactDepth == 0
        && ARTIFACT.equals(tag)
        && properties != null
        && PAGINATION.equals(properties.getCOSName(COSName.TYPE))) {
      artifactDepth = markedDepth;
    }
  }

  @Override
  public void endMarkedContentSequence() {
    if (artifactDepth == markedDepth) {
      artifactDepth = 0;
    }
    markedDepth--;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
    if (++drawnGlyphs > limits.maxGlyphs()) {
      throw new TooMuchDrawnException(limits.maxGlyphs(), "glyphs");
    }
    if (++glyphsOfPage > limits.maxGlyphsPerPage()) {
      throw new TooMuchDrawnException(limits.maxGlyphsPerPage(), "glyphs on a page");
    }
    vertical |= font.isVertical();
    Direction direction = Direction.of(matrix);
    if (direction == null || artifactDepth > 0) {
      return;
    }
    Typeface face = faces.computeIfAbsent(font.getCOSObject(), key -> Typeface.of(font));
    float along =
        direction.upright() ? Math.abs(matrix.getValue(0, 0)) : Math.abs(matrix.getValue(0, 1));
    float size =
        direction.upright() ? Math.abs(matrix.getValue(1, 1)) : Math.abs(matrix.getValue(1, 0));
    float x = direction.x(matrix.getTranslateX(), matrix.getTranslateY(), area);
    float y = direction.y(matrix.getTranslateX(), matrix.getTranslateY(), area);
    Glyph glyph = new Glyph(face, code, size, x, y, displacement.getX() * along);
    List<Glyph> drawn = glyphs.computeIfAbsent(direction, key -> new ArrayList<>());
    if (isOnPage(x, y, direction) && !isDrawnAgain(drawn, glyph)) {
      drawn.add(glyph);
    }
  }

  private boolean isOnPage(float x, float y, Direction direction) {
    float width = direction.upright() ? area.getWidth() : area.getHeight();
    float height = direction.upright() ? area.getHeight() : area.getWidth();
    return x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1;
  }

  /** The same glyph at nearly the same place makes letters bold or gives them a shadow. */
  private static boolean isDrawnAgain(List<Glyph> drawn, Glyph glyph) {
    for (int i = drawn.size() - 1; i >= Math.max(0, drawn.size() - LOOK_BACK); i--) {
      Glyph before = drawn.get(i);
      if (Math.abs(before.x() - glyph.x()) < 0.06f * glyph.size()
          && Math.abs(before.baseline() - glyph.baseline()) < 0.06f * glyph.size()
          && before.text().equals(glyph.text())
          && glyph.symbol().piece() == Symbol.Piece.WHOLE
          && !glyph.text().isEmpty()
          && glyph.width() > 0) {
        return true;
      }
    }
    return false;
  }

  /** An image fills a square of side one, as the current matrix moves it. */
  void imageDrawn() {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    path.imageDrawn(matrix);
    imageArea +=
        Math.abs(
            matrix.getValue(0, 0) * matrix.getValue(1, 1)
                - matrix.getValue(0, 1) * matrix.getValue(1, 0));
  }
}
