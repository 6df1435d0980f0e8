package io.mimodata.extract.pdf.ocr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code tesseract} program, started for each page and killed when the page's time is up. */
final class TesseractEngine implements OcrEngine {
  private static final int MAX_TEXT_BYTES = 4 << 20;
  private static final int MAX_MESSAGE_BYTES = 400;

  private final String program;
  private final long pageMillis;

  /**
   * @param program the program's name or path
   * @param pageMillis time for one page
   * @throws IOException if the program can't be started
   */
  TesseractEngine(String program, long pageMillis) throws IOException {
    this.program = program;
    this.pageMillis = pageMillis;
    try {
      Process version =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      waitFor(version);
    } catch (IOException e) {
      throw new IOException(
          "extract.pdf.ocr: the program '%s' can't be started (%s); install Tesseract, put it on the PATH of every executor, or set extract.pdf.ocr to none or an HTTP endpoint"
              .formatted(program, e.getMessage()),
          e);
    }
  }

  @Override
  public String name() {
    return OcrConfig.TESSERACT;
  }

  @Override
  public String read(BufferedImage page, int dpi, List<String> languages) throws IOException {
    Path folder = Files.createTempDirectory("ocr");
    Path image = folder.resolve("page.png");
    Path text = folder.resolve("text");
    Path errors = folder.resolve("errors");
    try {
      Files.write(image, Png.of(page));
      String wanted = String.join("+", languages);
      Process process =
          new ProcessBuilder(
                  program, image.toString(), "stdout", "-l", wanted, "--dpi", String.valueOf(dpi))
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectOutput(text.toFile())
              .redirectError(errors.toFile())
              .start();
      int exit = waitFor(process);
      if (exit != 0) {
        throw new IOException(
            "tesseract ended with exit code %d: %s"
                .formatted(exit, start(errors, MAX_MESSAGE_BYTES).strip().replace('\n', ' ')));
      }
      return start(text, MAX_TEXT_BYTES).replace("\f", "");
    } finally {
      for (Path file : List.of(image, text, errors, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private int waitFor(Process process) throws IOException {
    try {
      if (process.waitFor(pageMillis, TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IOException("tesseract took more than %d ms".formatted(pageMillis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for tesseract");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String start(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(bytes), UTF_8);
    }
  }
}
