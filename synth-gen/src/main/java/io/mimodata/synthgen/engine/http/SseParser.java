package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Reads a stream of server-sent events (WHATWG HTML, section 9.2) from bytes in any pieces, and
 * passes on the data of each event. Comments and the fields {@code event}, {@code id} and {@code
 * retry} are skipped. An event that ends with the stream instead of a blank line counts when its
 * last line is whole. Not thread-safe.
 */
final class SseParser {
  private static final int BOM = 0xFEFF;

  private final Consumer<String> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;
  private boolean afterReturn;
  private boolean atStart = true;

  SseParser(Consumer<String> events) {
    this.events = events;
  }

  void accept(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      boolean newlineOfPair = b == '\n' && afterReturn;
      afterReturn = b == '\r';
      if (newlineOfPair) {
        continue;
      }
      if (b == '\n' || b == '\r') {
        endLine();
      } else {
        line.write(b);
      }
    }
  }

  /** The stream has ended; a line without its end is left out. */
  void end() {
    dispatch();
  }

  private void endLine() {
    String text = line.toString(UTF_8);
    line.reset();
    if (atStart && !text.isEmpty() && text.charAt(0) == BOM) {
      text = text.substring(1);
    }
    atStart = false;
    if (text.isEmpty()) {
      dispatch();
    } else if (text.equals("data")) {
      addData("");
    } else if (text.startsWith("data:")) {
      addData(text.substring(text.startsWith("data: ") ? 6 : 5));
    }
  }

  private void addData(String value) {
    if (hasData) {
      data.append('\n');
    }
    data.append(value);
    hasData = true;
  }

  private void dispatch() {
    if (hasData) {
      String event = data.toString();
      data.setLength(0);
      hasData = false;
      events.accept(event);
    }
  }
}
