package io.mimodata.extract.pdf.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mimodata.document.Reason;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.ExtractionException;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.pdf.PdfLimits;
import io.mimodata.extract.pdf.TestPdf;
import io.mimodata.extract.pdf.ocr.OcrConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to cost much, through the real worker: each ends in text or in a reason, in time. */
class HostilePdfTest {
  private static final long MILLIS = 10_000;

  /** The worker is killed in time; the rest is for a slow machine to start others. */
  private static final long MOST_MILLIS = 60_000;

  private static final Set<Reason> REASONS =
      Set.of(
          Reason.EXTRACT_FAILED,
          Reason.EXTRACT_TOO_LARGE,
          Reason.EXTRACT_TIMEOUT,
          Reason.EXTRACT_ENCRYPTED);

  private static final PdfWorkers WORKERS =
      new PdfWorkers(
          WorkerCommand.of(
              new PdfConfig(Isolation.PROCESS, 96L << 20, PdfLimits.defaults(), OcrConfig.none())),
          MOST_MILLIS);

  private static byte[] good;

  @BeforeEach
  void makeGood() throws IOException {
    good = TestPdf.ofLines("A good document.");
  }

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  /** A file of numbered objects, the first the catalogue, with a cross-reference table. */
  private static byte[] pdf(byte[]... objects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("%PDF-1.7\n".getBytes(ISO_8859_1));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < objects.length; i++) {
      places.add(out.size());
      out.write((i + 1 + " 0 obj\n").getBytes(ISO_8859_1));
      out.write(objects[i]);
      out.write("\nendobj\n".getBytes(ISO_8859_1));
    }
    int xref = out.size();
    out.write(
        "xref\n0 %d\n0000000000 65535 f \n".formatted(places.size() + 1).getBytes(ISO_8859_1));
    for (int place : places) {
      out.write("%010d 00000 n \n".formatted(place).getBytes(ISO_8859_1));
    }
    out.write(
        "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(places.size() + 1, xref)
            .getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  private static byte[] object(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] stream(String entries, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(object("<<%s/Length %d>>\nstream\n".formatted(entries, bytes.length)));
    out.writeBytes(bytes);
    out.writeBytes(object("\nendstream"));
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] block, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        deflater.write(block);
      }
    }
    return out.toByteArray();
  }

  /** A page whose content and resources are given, with a font F. */
  private static byte[] page(byte[] content, String resources, byte[]... more) throws IOException {
    List<byte[]> objects = new ArrayList<>();
    objects.add(object("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(object("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
    objects.add(
        object(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
                + "/Resources<</Font<</F 5 0 R>>"
                + resources
                + ">>>>"));
    objects.add(content);
    objects.add(object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    objects.addAll(List.of(more));
    return pdf(objects.toArray(byte[][]::new));
  }

  private static byte[] form(String content) {
    return stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</A 6 0 R/B 7 0 R>>>>",
        object(content));
  }

  static Stream<Arguments> files() throws IOException {
    byte[] text = object("BT /F 9 Tf 9 9 Td (words) Tj ET\n");
    byte[] small = TestPdf.ofLines("Some text");
    String xobjects = "/XObject<</A 6 0 R/B 7 0 R>>";
    List<Arguments> files = new ArrayList<>();
    files.add(Arguments.of("empty", new byte[0]));
    files.add(Arguments.of("no PDF", object("<html>This is not one.</html>")));
    files.add(Arguments.of("truncated", Arrays.copyOf(small, small.length / 2)));
    files.add(
        Arguments.of(
            "broken cross-reference",
            object(new String(small, ISO_8859_1).replaceAll("startxref\\s+\\d+", "startxref\n7"))));
    files.add(
        Arguments.of(
            "flate bomb",
            page(
                stream("/Filter/FlateDecode", deflated(text, 30_000_000 / text.length * 20)), "")));
    files.add(
        Arguments.of(
            "flate bomb of spaces",
            page(
                stream(
                    "/Filter[/FlateDecode/FlateDecode]",
                    deflated(deflated(new byte[1 << 16], 16_384), 1)),
                "")));
    files.add(
        Arguments.of(
            "object bomb",
            page(
                stream("", text),
                "",
                stream(
                    "/Type/ObjStm/N 2000000/First 9/Filter/FlateDecode",
                    deflated(object("[[[]()<<>>]]"), 4_000_000)))));
    files.add(
        Arguments.of(
            "form within itself",
            page(stream("", object("/A Do")), xobjects, form("/A Do /B Do"), form("/A Do"))));
    files.add(
        Arguments.of(
            "pages within themselves",
            pdf(
                object("<</Type/Catalog/Pages 2 0 R>>"),
                object("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"))));
    files.add(
        Arguments.of("deep arrays", page(stream("", object("[".repeat(2_000_000) + "1 TJ")), "")));
    files.add(
        Arguments.of(
            "deep dictionary", pdf(object("<</Type/Catalog/Pages " + "<</A ".repeat(1_000_000)))));
    files.add(
        Arguments.of(
            "deep q", page(stream("/Filter/FlateDecode", deflated(object("q "), 3_000_000)), "")));
    files.add(
        Arguments.of(
            "a heap full of glyphs",
            page(
                stream(
                    "/Filter/FlateDecode",
                    deflated(object("BT /F 9 Tf (" + "word ".repeat(200) + ") Tj ET "), 20_000)),
                "")));
    return files.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void endsInTextOrAReasonAndTheNextIsRead(String name, byte[] file) throws Exception {
    long start = System.nanoTime();
    try {
      Extraction extraction = WORKERS.extract(file, MILLIS);
      assertThat(extraction.extractor()).isEqualTo(PdfExtractor.NAME);
    } catch (ExtractionException e) {
      assertThat(e.reason()).isIn(REASONS);
      assertThat(e.getMessage()).isNotBlank();
    }
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(MOST_MILLIS);
    assertThat(WORKERS.extract(good, MOST_MILLIS).markdown()).isEqualTo("A good document.");
  }

  @Test
  void aLoopThatNoLimitEndsIsKilled() throws Exception {
    PdfLimits none =
        new PdfLimits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE);
    // Each form draws the next ten times: 10 to the power of 20 operators.
    List<byte[]> forms = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forms.add(
          stream(
              "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</A %d 0 R>>>>"
                  .formatted(7 + i),
              object("/A Do ".repeat(10))));
    }
    forms.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]", object("q Q")));
    byte[] file =
        page(stream("", object("/A Do")), "/XObject<</A 6 0 R>>", forms.toArray(byte[][]::new));
    try (PdfWorkers workers =
        new PdfWorkers(
            WorkerCommand.of(new PdfConfig(Isolation.PROCESS, 96L << 20, none, OcrConfig.none())),
            MOST_MILLIS)) {
      assertThatExceptionOfType(ExtractionException.class)
          .isThrownBy(() -> workers.extract(file, 2_000))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXTRACT_TIMEOUT));
      assertThat(workers.extract(good, MOST_MILLIS).markdown()).isEqualTo("A good document.");
    }
  }
}
