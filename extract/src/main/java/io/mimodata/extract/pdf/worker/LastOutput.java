package io.mimodata.extract.pdf.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Reads what a worker prints, and keeps the end of it. Thread-safe. */
final class LastOutput {
  private static final int BYTES = 4_096;
  private static final int LINES = 5;
  private static final int LINE_CHARACTERS = 200;
  private static final long JOIN_MILLIS = 1_000;

  private final byte[] ring = new byte[BYTES];
  private final Thread thread;
  private long total;

  /** Starts to read, on a thread of its own, until the stream ends. */
  LastOutput(InputStream in) {
    thread = new Thread(() -> readAll(in), "pdf-worker-stderr");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll(InputStream in) {
    byte[] buffer = new byte[BYTES];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        add(buffer, n);
      }
    } catch (IOException e) {
      // The process was killed: there is nothing more.
    }
  }

  private synchronized void add(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      ring[(int) (total++ % BYTES)] = bytes[i];
    }
  }

  /** The last lines in one, after waiting a moment for the stream to end. */
  String lines() throws InterruptedException {
    thread.join(JOIN_MILLIS);
    String text = text();
    long count = text.lines().count();
    return text.lines()
        .skip(Math.max(0, count - LINES))
        .map(line -> line.substring(0, Math.min(LINE_CHARACTERS, line.length())).strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" | "));
  }

  private synchronized String text() {
    int length = (int) Math.min(total, BYTES);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((total - length + i) % BYTES)];
    }
    return new String(bytes, UTF_8);
  }
}
