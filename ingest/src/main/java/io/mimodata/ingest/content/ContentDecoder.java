package io.mimodata.ingest.content;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.mimodata.document.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes the transfer and content encodings of HTTP.
 *
 * <p>Headers of archived pages can't be trusted: a crawler may have decoded the body and left the
 * header, and servers send names that are no encoding. So a body that doesn't start like its
 * encoding, or that can't be decoded but looks like a page, is taken as it is. A body that was cut
 * off is kept as far as it goes. Thread-safe.
 */
public final class ContentDecoder {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int[] ZSTD_MAGIC = {0x28, 0xb5, 0x2f, 0xfd};

  private final long maxBytes;

  /**
   * @param maxBytes largest body, decoded
   */
  public ContentDecoder(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A decoded body.
   *
   * @param bytes the body
   * @param cutOff the encoding that ended too early, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Decoded(byte[] bytes, String cutOff) {}

  @FunctionalInterface
  private interface Opener {
    InputStream open(InputStream encoded) throws IOException;
  }

  /**
   * Undoes encodings.
   *
   * @param body as in the record
   * @param encodings names in the order in which they were applied
   * @throws ContentException if the body is damaged or too large
   */
  public Decoded decode(byte[] body, List<String> encodings) throws ContentException {
    Decoded decoded = new Decoded(body, null);
    for (int i = encodings.size() - 1; i >= 0; i--) {
      String name = encodings.get(i).strip().toLowerCase(Locale.ROOT);
      Decoded inner = decodeOne(decoded.bytes(), name);
      decoded =
          new Decoded(inner.bytes(), inner.cutOff() == null ? decoded.cutOff() : inner.cutOff());
    }
    return decoded;
  }

  private Decoded decodeOne(byte[] body, String name) throws ContentException {
    if (body.length == 0) {
      return new Decoded(body, null);
    }
    return switch (name) {
      case "", "identity", "none", "binary", "8bit", "7bit" -> new Decoded(body, null);
      case "chunked" -> ChunkedBody.decode(body);
      case "gzip", "x-gzip" ->
          startsWith(body, GZIP_FIRST, GZIP_SECOND)
              ? decompress(body, name, GZIPInputStream::new)
              : new Decoded(body, null);
      case "zstd" ->
          startsWith(body, ZSTD_MAGIC)
              ? decompress(body, name, ZstdInputStreamNoFinalizer::new)
              : new Decoded(body, null);
      case "deflate" -> orAsItIs(body, name, ContentDecoder::inflate);
      case "br" -> orAsItIs(body, name, BrotliInputStream::new);
      default -> {
        if (MediaTypes.sniff(body).isPresent()) {
          yield new Decoded(body, null);
        }
        throw new ContentException(
            Reason.INGEST_CORRUPT, "the body has the unknown content encoding '" + name + "'");
      }
    };
  }

  /** Encodings without a signature: only decoding tells whether the body has them. */
  private Decoded orAsItIs(byte[] body, String name, Opener opener) throws ContentException {
    try {
      return decompress(body, name, opener);
    } catch (ContentException e) {
      if (e.reason() == Reason.INGEST_CORRUPT && MediaTypes.sniff(body).isPresent()) {
        return new Decoded(body, null);
      }
      throw e;
    }
  }

  private Decoded decompress(byte[] body, String name, Opener opener) throws ContentException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
    byte[] block = new byte[16 << 10];
    try (InputStream stream = opener.open(new ByteArrayInputStream(body))) {
      for (int n = stream.read(block); n >= 0; n = stream.read(block)) {
        decoded.write(block, 0, n);
        if (decoded.size() > maxBytes) {
          throw BoundedContent.tooLarge(maxBytes);
        }
      }
      return new Decoded(decoded.toByteArray(), null);
    } catch (IOException | RuntimeException e) {
      if (decoded.size() > 0 && isEarlyEnd(e)) {
        return new Decoded(decoded.toByteArray(), name);
      }
      throw new ContentException(
          Reason.INGEST_CORRUPT,
          "the body's content encoding %s is damaged: %s".formatted(name, e.getMessage()));
    }
  }

  /** Each library has its own way to say that its input ended too early. */
  private static boolean isEarlyEnd(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EOFException
        || message.contains("Truncated source")
        || message.contains("Unexpected end of input");
  }

  /** "deflate" means zlib, but some servers send bare deflate. */
  private static InputStream inflate(InputStream encoded) throws IOException {
    encoded.mark(2);
    int first = encoded.read();
    int second = encoded.read();
    encoded.reset();
    boolean zlib = (first & 0x0f) == 8 && second >= 0 && (first << 8 | second) % 31 == 0;
    return new InflaterInputStream(encoded, new Inflater(!zlib));
  }

  private static boolean startsWith(byte[] body, int... magic) {
    if (body.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((body[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
