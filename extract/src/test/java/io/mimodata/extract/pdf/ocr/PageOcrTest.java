package io.mimodata.extract.pdf.ocr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.pdf.PdfExtractor;
import io.mimodata.extract.pdf.PdfLimits;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageOcrTest {
  private static final long LONG = 60_000;
  private static final BufferedImage IMAGE =
      new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY);
  private static final List<String> ENGLISH = List.of("eng");

  @TempDir Path folder;
  private HttpServer server;
  private volatile Answers answers;
  private final AtomicReference<String> query = new AtomicReference<>();
  private final AtomicInteger requests = new AtomicInteger();

  private interface Answers {
    void to(HttpExchange exchange, byte[] body) throws IOException;
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          query.set(exchange.getRequestURI().getQuery());
          try (exchange) {
            answers.to(exchange, exchange.getRequestBody().readAllBytes());
          }
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:%d/read".formatted(server.getAddress().getPort());
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private OcrEngine http(long millis) {
    return new HttpOcrEngine(URI.create(url()), millis);
  }

  private static OcrConfig config(String engine, int pages) {
    return new OcrConfig(engine, List.of("eng", "deu"), 100, pages, LONG, 10 * LONG);
  }

  private static byte[] scannedPages(int n) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDImageXObject image =
          LosslessFactory.createFromImage(
              document, new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY));
      for (int i = 0; i < n; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, 595, 842);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void aPageIsPostedAsPngAndItsTextRead() throws Exception {
    AtomicReference<BufferedImage> seen = new AtomicReference<>();
    answers =
        (exchange, body) -> {
          seen.set(ImageIO.read(new ByteArrayInputStream(body)));
          send(exchange, 200, "text/plain; charset=utf-8", "Größe");
        };
    assertThat(http(LONG).read(IMAGE, 200, List.of("eng", "deu"))).isEqualTo("Größe");
    assertThat(query.get()).isEqualTo("dpi=200&languages=eng,deu");
    assertThat(seen.get().getWidth()).isEqualTo(30);
  }

  @Test
  void textComesAsJsonToo() throws Exception {
    answers =
        (exchange, body) ->
            send(exchange, 200, "application/json", "{\"a\":[{}],\"text\":\"x\\ny\",\"b\":1}");
    assertThat(http(LONG).read(IMAGE, 200, ENGLISH)).isEqualTo("x\ny");
    answers = (exchange, body) -> send(exchange, 200, "application/json", "{\"words\":[]}");
    assertThatThrownBy(() -> http(LONG).read(IMAGE, 200, ENGLISH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("JSON without a field text");
  }

  @Test
  void aServerThatIsBusyIsAskedAgain() throws Exception {
    answers =
        (exchange, body) ->
            send(exchange, requests.get() < 3 ? 503 : 200, "text/plain", "after all");
    assertThat(http(LONG).read(IMAGE, 200, ENGLISH)).isEqualTo("after all");
    assertThat(requests.get()).isEqualTo(3);
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    answers = (exchange, body) -> send(exchange, 415, "text/plain", "no images, please");
    assertThatThrownBy(() -> http(LONG).read(IMAGE, 200, ENGLISH))
        .isInstanceOf(IOException.class)
        .hasMessage(url() + " answered with status 415: no images, please");
    assertThat(requests.get()).isEqualTo(1);
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() {
    CountDownLatch end = new CountDownLatch(1);
    answers =
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> http(500).read(IMAGE, 200, ENGLISH))
        .isInstanceOf(IOException.class)
        .hasMessage(url() + " gave no text within 500 ms");
    end.countDown();
  }

  @Test
  void noServerIsAnErrorThatNamesIt() {
    server.stop(0);
    assertThatThrownBy(() -> http(LONG).read(IMAGE, 200, ENGLISH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(url() + " can't be asked");
  }

  @Test
  void aDocumentWithoutTextIsReadPageByPage() throws Exception {
    answers =
        (exchange, body) -> {
          int n = requests.get();
          send(exchange, n == 2 ? 400 : 200, "text/plain", "First $ of " + n + "\n\nSecond");
        };
    PdfExtractor extractor = new PdfExtractor(PdfLimits.defaults(), PageOcr.of(config(url(), 3)));
    Extraction extraction = extractor.extract(scannedPages(5));
    assertThat(extraction.markdown())
        .isEqualTo("First \\$ of 1\n\nSecond\n\nFirst \\$ of 3\n\nSecond");
    assertThat(extraction.metadata())
        .containsEntry("ocr", "http")
        .containsEntry("ocr_pages", "1 3");
    assertThat(extraction.metadata().get("ocr_failed"))
        .startsWith("2: " + url() + " answered with status 400")
        .endsWith("; 4: more than 3 pages; 5: more than 3 pages");
  }

  @Test
  void hugePagesAreDrawnSmall() throws Exception {
    AtomicInteger pixels = new AtomicInteger();
    OcrEngine engine =
        new OcrEngine() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public String read(BufferedImage page, int dpi, List<String> languages) {
            pixels.set(page.getWidth() * page.getHeight());
            return "x";
          }
        };
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(14_400, 14_400)));
      document.addPage(new PDPage(new PDRectangle(1e9f, 1e9f)));
      ScannedPages pages = new PageOcr(config(OcrConfig.TESSERACT, 9), engine).pages(document);
      assertThat(pages.read(0)).contains("x");
      assertThat(pixels.get()).isBetween(1_000_000, 20_000_000);
      assertThat(pages.read(1)).isEmpty();
      assertThat(pages.metadata().get("ocr_failed")).startsWith("2: the page is too large");
    }
  }

  @Test
  void theProgramIsRunForEachPage() throws Exception {
    assertThat(
            new TesseractEngine(
                    program("echo \"$2 $3 $4 $5 $6\"; head -c 4 \"$1\" | tail -c 3"), LONG)
                .read(IMAGE, 150, List.of("eng", "deu")))
        .isEqualTo("stdout -l eng+deu --dpi 150\nPNG");
    assertThatThrownBy(
            () ->
                new TesseractEngine(program("echo no such language >&2; exit 3"), LONG)
                    .read(IMAGE, 150, ENGLISH))
        .hasMessage("tesseract ended with exit code 3: no such language");
    assertThatThrownBy(
            () -> new TesseractEngine(program("exec sleep 1000"), 500).read(IMAGE, 150, ENGLISH))
        .hasMessage("tesseract took more than 500 ms");
  }

  @Test
  void aProgramThatIsNotThereIsAClearError() {
    assertThatThrownBy(() -> new TesseractEngine("/no/such/tesseract", LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the program '/no/such/tesseract' can't be started")
        .hasMessageContaining("install Tesseract");
  }

  @Test
  void configurationsAreChecked() {
    assertThatThrownBy(() -> new OcrConfig("magic", List.of(), 1, 0, 2, 1))
        .hasMessageContaining("none, tesseract or an http://")
        .hasMessageContaining("extract.pdf.ocr_languages")
        .hasMessageContaining("extract.pdf.ocr_dpi")
        .hasMessageContaining("extract.pdf.ocr_pages")
        .hasMessageContaining("extract.pdf.ocr_page_timeout");
    assertThat(OcrConfig.none().isOn()).isFalse();
    assertThat(OcrConfig.none().withEngine("https://ocr.example/v1").isOn()).isTrue();
  }

  @Test
  void tesseractItselfReadsAPage() throws Exception {
    assumeTrue(isInstalled());
    BufferedImage page = new BufferedImage(800, 200, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.fillRect(0, 0, 800, 200);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font("Serif", Font.PLAIN, 60));
    graphics.drawString("Hello world", 100, 120);
    graphics.dispose();
    assertThat(new TesseractEngine("tesseract", LONG).read(page, 200, ENGLISH))
        .contains("Hello world");
  }

  private static boolean isInstalled() {
    try {
      return new TesseractEngine("tesseract", LONG).name() != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** A program in the place of Tesseract. */
  private String program(String script) throws IOException {
    Path file = Files.createTempFile(folder, "program", "");
    Files.writeString(file, "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
