package io.mimodata.extract.pdf.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Reason;
import io.mimodata.document.Span;
import io.mimodata.extract.Extraction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a worker makes of a document: an extraction, or why there is none.
 *
 * @param extraction null if there is none
 * @param reason null if there is an extraction
 * @param message null if there is an extraction
 * @param workerEnds whether the worker ends after this answer, since an error of the virtual
 *     machine may have left something half done in it
 */
record Answer(Extraction extraction, Reason reason, String message, boolean workerEnds) {
  /** The longest encoded answer; the text of a very long book is a tenth of it. */
  static final int MAX_BYTES = 64 << 20;

  static Answer of(Extraction extraction) {
    return new Answer(extraction, null, null, false);
  }

  static Answer refusal(Reason reason, String message) {
    return new Answer(null, reason, message, false);
  }

  static Answer lastRefusal(Reason reason, String message) {
    return new Answer(null, reason, message, true);
  }

  /** Encodes the answer, or a refusal in its place where it would be too long. */
  byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(extraction != null);
    if (extraction == null) {
      writeText(out, reason.code());
      writeText(out, message);
      out.writeBoolean(workerEnds);
    } else {
      writeExtraction(out);
    }
    return bytes.size() <= MAX_BYTES
        ? bytes.toByteArray()
        : refusal(Reason.EXTRACT_TOO_LARGE, "more than %d bytes of text".formatted(MAX_BYTES))
            .encode();
  }

  private void writeExtraction(DataOutputStream out) throws IOException {
    out.writeBoolean(extraction.title() != null);
    writeText(out, extraction.title() == null ? "" : extraction.title());
    writeText(out, extraction.markdown());
    out.writeInt(extraction.spans().size());
    for (Span span : extraction.spans()) {
      writeText(out, span.kind());
      out.writeInt(span.start());
      out.writeInt(span.end());
    }
    out.writeInt(extraction.metadata().size());
    for (Map.Entry<String, String> entry : new TreeMap<>(extraction.metadata()).entrySet()) {
      writeText(out, entry.getKey());
      writeText(out, entry.getValue());
    }
    writeText(out, extraction.extractor());
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @throws IOException if it is something else
   */
  static Answer decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readBoolean()) {
      return of(readExtraction(in));
    }
    String code = readText(in);
    Reason reason =
        Reason.ofCode(code).orElseThrow(() -> new IOException("no reason code: " + code));
    return new Answer(null, reason, readText(in), in.readBoolean());
  }

  private static Extraction readExtraction(DataInputStream in) throws IOException {
    boolean titled = in.readBoolean();
    String title = readText(in);
    String markdown = readText(in);
    List<Span> spans = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      spans.add(new Span(readText(in), in.readInt(), in.readInt()));
    }
    Map<String, String> metadata = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      metadata.put(readText(in), readText(in));
    }
    return new Extraction(titled ? title : null, markdown, spans, metadata, readText(in));
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of %d bytes, %d are left".formatted(length, in.available()));
    }
    return new String(in.readNBytes(length), UTF_8);
  }
}
