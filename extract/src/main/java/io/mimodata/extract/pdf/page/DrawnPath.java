package io.mimodata.extract.pdf.page;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.util.Matrix;

/** Collects the straight rules among the paths that a page draws: thin boxes and strokes. */
final class DrawnPath {
  private static final int MAX_RULES = 20_000;
  private static final float STRAIGHT = 0.3f;
  private static final float THICKEST_RULE = 3f;

  private final PageReader reader;
  private final List<Box> segments = new ArrayList<>();
  private final List<Box> rectangles = new ArrayList<>();
  private final List<Box> rules = new ArrayList<>();
  private float startX;
  private float startY;
  private float x;
  private float y;

  DrawnPath(PageReader reader) {
    this.reader = reader;
  }

  void clear() {
    segments.clear();
    rectangles.clear();
    rules.clear();
  }

  /**
   * Rules of the page so far: left, right as x and top, bottom as y of two opposite corners in the
   * space of the page, whose y grows upwards.
   */
  List<Box> rules() {
    return rules;
  }

  /** The operators that make and draw paths. */
  List<OperatorProcessor> operators() {
    return List.of(
        operator(OperatorName.MOVE_TO, 2, this::moveTo),
        operator(OperatorName.LINE_TO, 2, this::lineTo),
        operator(OperatorName.CURVE_TO, 6, numbers -> jump(numbers[4], numbers[5])),
        operator(
            OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT,
            4,
            numbers -> jump(numbers[2], numbers[3])),
        operator(
            OperatorName.CURVE_TO_REPLICATE_FINAL_POINT,
            4,
            numbers -> jump(numbers[2], numbers[3])),
        operator(OperatorName.APPEND_RECT, 4, this::rectangle),
        operator(OperatorName.CLOSE_PATH, 0, numbers -> close()),
        operator(OperatorName.STROKE_PATH, 0, numbers -> stroke()),
        operator(OperatorName.CLOSE_AND_STROKE, 0, numbers -> closeAndStroke()),
        operator(OperatorName.FILL_NON_ZERO, 0, numbers -> fill()),
        operator(OperatorName.LEGACY_FILL_NON_ZERO, 0, numbers -> fill()),
        operator(OperatorName.FILL_EVEN_ODD, 0, numbers -> fill()),
        operator(OperatorName.FILL_NON_ZERO_AND_STROKE, 0, numbers -> fill()),
        operator(OperatorName.FILL_EVEN_ODD_AND_STROKE, 0, numbers -> fill()),
        operator(OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE, 0, numbers -> fill()),
        operator(OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE, 0, numbers -> fill()),
        operator(OperatorName.ENDPATH, 0, numbers -> end()),
        operator(OperatorName.BEGIN_INLINE_IMAGE, 0, numbers -> reader.imageDrawn()));
  }

  private OperatorProcessor operator(String name, int operands, Consumer<float[]> action) {
    return new PathOperator(reader, name, operands, action);
  }

  private void moveTo(float[] numbers) {
    x = numbers[0];
    y = numbers[1];
    startX = x;
    startY = y;
  }

  private void lineTo(float[] numbers) {
    segment(x, y, numbers[0], numbers[1]);
    x = numbers[0];
    y = numbers[1];
  }

  private void jump(float toX, float toY) {
    x = toX;
    y = toY;
  }

  private void close() {
    segment(x, y, startX, startY);
    x = startX;
    y = startY;
  }

  private void closeAndStroke() {
    close();
    stroke();
  }

  private void segment(float fromX, float fromY, float toX, float toY) {
    if (segments.size() < MAX_RULES) {
      segments.add(moved(fromX, fromY, toX, toY));
    }
  }

  private void rectangle(float[] numbers) {
    if (rectangles.size() < MAX_RULES) {
      rectangles.add(
          moved(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]));
    }
  }

  private Box moved(float fromX, float fromY, float toX, float toY) {
    Matrix matrix = reader.getGraphicsState().getCurrentTransformationMatrix();
    Point2D.Float from = matrix.transformPoint(fromX, fromY);
    Point2D.Float to = matrix.transformPoint(toX, toY);
    return new Box(from.x, from.y, to.x, to.y);
  }

  /** A thin image is a rule too: some converters draw rules as masks of one pixel. */
  void imageDrawn(Matrix matrix) {
    Point2D.Float from = matrix.transformPoint(0, 0);
    Point2D.Float to = matrix.transformPoint(1, 1);
    rule(from.x, from.y, to.x, to.y);
  }

  private void stroke() {
    Matrix matrix = reader.getGraphicsState().getCurrentTransformationMatrix();
    float half = reader.getGraphicsState().getLineWidth() * matrix.getScalingFactorY() / 2;
    for (Box line : segments) {
      float width = Math.abs(line.right() - line.left());
      float height = Math.abs(line.bottom() - line.top());
      if (height <= STRAIGHT && width > height) {
        rule(line.left(), line.top() - half, line.right(), line.top() + half);
      } else if (width <= STRAIGHT && height > width) {
        rule(line.left() - half, line.top(), line.left() + half, line.bottom());
      }
    }
    for (Box box : rectangles) {
      rule(box.left(), box.top(), box.right(), box.top());
      rule(box.left(), box.bottom(), box.right(), box.bottom());
      rule(box.left(), box.top(), box.left(), box.bottom());
      rule(box.right(), box.top(), box.right(), box.bottom());
    }
    end();
  }

  private void fill() {
    for (Box box : rectangles) {
      rule(box.left(), box.top(), box.right(), box.bottom());
    }
    if (rectangles.isEmpty() && segments.size() >= 3 && segments.size() <= 4) {
      Box all = null;
      for (Box line : segments) {
        all =
            Box.union(
                all,
                new Box(
                    Math.min(line.left(), line.right()),
                    Math.min(line.top(), line.bottom()),
                    Math.max(line.left(), line.right()),
                    Math.max(line.top(), line.bottom())));
      }
      rule(all.left(), all.top(), all.right(), all.bottom());
    }
    end();
  }

  /** Notes a stroke or a filled box if it is thin enough for a rule. */
  private void rule(float left, float top, float right, float bottom) {
    float width = Math.abs(right - left);
    float height = Math.abs(bottom - top);
    if (rules.size() < MAX_RULES
        && Math.min(width, height) <= THICKEST_RULE
        && Math.max(width, height) > 2 * Math.min(width, height)) {
      rules.add(new Box(left, top, right, bottom));
    }
  }

  private void end() {
    segments.clear();
    rectangles.clear();
  }

  /** One operator with a fixed number of numbers before it; with fewer it does nothing. */
  private static final class PathOperator extends OperatorProcessor {
    private final String name;
    private final int operands;
    private final Consumer<float[]> action;

    PathOperator(PageReader reader, String name, int operands, Consumer<float[]> action) {
      super(reader);
      this.name = name;
      this.operands = operands;
      this.action = action;
    }

    @Override
    public void process(Operator operator, List<COSBase> given) {
      if (given.size() < operands) {
        return;
      }
      float[] numbers = new float[operands];
      for (int i = 0; i < operands; i++) {
        if (!(given.get(i) instanceof COSNumber number)) {
          return;
        }
        numbers[i] = number.floatValue();
      }
      action.accept(numbers);
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
