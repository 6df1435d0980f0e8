package io.mimodata.extract.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Records how TeX typesets the cases of {@code formulas.txt} and {@code paragraphs.txt}, so that
 * the tests need no TeX. Run it with their folder where {@code pdflatex} is. A new case is a line
 * {@code case NAME} and a line {@code tex SOURCE}; it gets what the engine makes of it as lines
 * {@code want}, to be compared with the source by eye.
 */
final class TexRecorder {
  private static final String PREAMBLE =
      "\\documentclass{article}\\usepackage{amsmath,amssymb}\\pagestyle{empty}"
          + "\\pdfpagewidth=612bp\\pdfpageheight=792bp\\begin{document}\n";

  private final Path folder;
  private final TreeSet<String> metrics =
      new TreeSet<>(
          Comparator.comparing((String line) -> line.split(" ", -1)[0])
              .thenComparing(line -> Integer.valueOf(line.split(" ", -1)[1])));

  private TexRecorder(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    TexRecorder recorder = new TexRecorder(Path.of(args[0]));
    recorder.record("formulas.txt", true);
    recorder.record("paragraphs.txt", false);
    Files.write(recorder.folder.resolve("fonts.txt"), recorder.metrics);
  }

  private void record(String file, boolean display) throws Exception {
    List<Recording> cases = Recording.read(Files.readString(folder.resolve(file)));
    StringBuilder tex = new StringBuilder(PREAMBLE);
    for (Recording one : cases) {
      tex.append("\\noindent ");
      if (display) {
        tex.append(TexGoldenTest.BEFORE).append('\n').append(one.tex()).append('\n');
        tex.append(TexGoldenTest.AFTER);
      } else {
        tex.append(one.tex());
      }
      tex.append("\\newpage\\setcounter{equation}{0}\\setcounter{footnote}{0}\n");
    }
    Path work = Files.createTempDirectory("tex");
    Files.writeString(work.resolve("a.tex"), tex.append("\\end{document}\n"));
    Process latex =
        new ProcessBuilder("pdflatex", "-interaction=batchmode", "a.tex")
            .directory(work.toFile())
            .inheritIO()
            .start();
    if (latex.waitFor() != 0) {
      throw new IOException("pdflatex failed, see " + work.resolve("a.log"));
    }
    StringBuilder out = new StringBuilder();
    try (PDDocument document = Loader.loadPDF(work.resolve("a.pdf").toFile())) {
      for (int i = 0; i < cases.size(); i++) {
        Recording one = cases.get(i);
        String want = one.want().isEmpty() ? read(document, i) : one.want();
        out.append("case ").append(one.name()).append("\ntex ").append(one.tex()).append('\n');
        want.lines().forEach(line -> out.append("want ").append(line).append('\n'));
        new Drawing(document.getPage(i)).lines().forEach(line -> out.append(line).append('\n'));
        out.append('\n');
      }
    }
    Files.writeString(folder.resolve(file), out);
  }

  private static String read(PDDocument document, int page) throws Exception {
    try (PDDocument one = new PDDocument()) {
      one.importPage(document.getPage(page));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      one.save(bytes);
      String text = new PdfExtractor().extract(bytes.toByteArray()).markdown();
      return text.replace(TexGoldenTest.BEFORE + "\n\n", "")
          .replace("\n\n" + TexGoldenTest.AFTER, "");
    }
  }

  /** What a page draws, in lines. */
  private final class Drawing extends PDFGraphicsStreamEngine {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private final GeneralPath path = new GeneralPath();
    private String lastFont = "";
    private float end;
    private float lastY;

    Drawing(PDPage page) {
      super(page);
    }

    List<String> lines() throws IOException {
      processPage(getPage());
      endRun();
      return lines;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      PDType1Font type1 = (PDType1Font) font;
      String name = type1.getName().replaceAll("^.*\\+", "");
      Rectangle2D ink = type1.getNormalizedPath(code).getBounds2D();
      metrics.add(
          "%s %d %s %d %d %d %d %d"
              .formatted(
                  name,
                  code,
                  type1.getEncoding().getName(code),
                  Math.round(font.getWidth(code)),
                  Math.round(ink.getMinX()),
                  Math.round(ink.getMinY()),
                  Math.round(ink.getMaxX()),
                  Math.round(ink.getMaxY())));
      String size = String.format(Locale.ROOT, "%.3f", matrix.getScalingFactorX());
      float x = matrix.getTranslateX();
      float y = 792 - matrix.getTranslateY();
      if (!lastFont.equals(name + " " + size) || lastY != y || Math.abs(x - end) > 0.01) {
        endRun();
        run.append(String.format(Locale.ROOT, "at %s %s %.2f %.2f ", name, size, x, y));
      }
      run.append(String.format("%02X", code));
      lastFont = name + " " + size;
      lastY = y;
      end = x + displacement.getX() * matrix.getScalingFactorX();
    }

    private void endRun() {
      if (run.length() > 0) {
        lines.add(run.toString());
        run.setLength(0);
      }
    }

    private void rule() {
      Rectangle2D box = path.getBounds2D();
      endRun();
      lastFont = "";
      lines.add(
          String.format(
              Locale.ROOT,
              "rule %.2f %.2f %.2f %.2f",
              box.getMinX(),
              792 - box.getMaxY(),
              box.getWidth(),
              box.getHeight()));
      path.reset();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      path.append(
          new Rectangle2D.Double(
              Math.min(p0.getX(), p2.getX()),
              Math.min(p0.getY(), p2.getY()),
              Math.abs(p2.getX() - p0.getX()),
              Math.abs(p2.getY() - p0.getY())),
          false);
    }

    @Override
    public void fillPath(int windingRule) {
      rule();
    }

    @Override
    public void strokePath() {
      float width = getGraphicsState().getLineWidth();
      Rectangle2D box = path.getBounds2D();
      path.reset();
      path.append(
          new Rectangle2D.Double(
              box.getX(), box.getY() - width / 2, box.getWidth(), box.getHeight() + width),
          false);
      rule();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
      rule();
    }

    @Override
    public void moveTo(float x, float y) {
      path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      path.lineTo(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return path.getCurrentPoint() == null ? new Point2D.Float() : path.getCurrentPoint();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {
      path.reset();
    }

    @Override
    public void clip(int windingRule) {}

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void shadingFill(COSName name) {}
  }
}
