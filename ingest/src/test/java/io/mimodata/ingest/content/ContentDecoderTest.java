package io.mimodata.ingest.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.mimodata.document.Reason;
import io.mimodata.ingest.WarcFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ContentDecoderTest {
  private static final byte[] PAGE =
      "<!doctype html><p>%s</p>".formatted("lorem ipsum ".repeat(500)).getBytes(UTF_8);

  private final ContentDecoder decoder = new ContentDecoder(1 << 20);

  private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream stream =
        new DeflaterOutputStream(compressed, new Deflater(6, bare))) {
      stream.write(bytes);
    }
    return compressed.toByteArray();
  }

  private byte[] decode(byte[] body, String... encodings) throws ContentException {
    ContentDecoder.Decoded decoded = decoder.decode(body, List.of(encodings));
    assertThat(decoded.cutOff()).isNull();
    return decoded.bytes();
  }

  @Test
  void everyEncodingIsUndone() throws Exception {
    assertThat(decode(WarcFixture.gzip(PAGE), "gzip")).isEqualTo(PAGE);
    assertThat(decode(WarcFixture.gzip(PAGE), " X-GZIP ")).isEqualTo(PAGE);
    assertThat(decode(deflate(PAGE, false), "deflate")).isEqualTo(PAGE);
    assertThat(decode(deflate(PAGE, true), "deflate")).isEqualTo(PAGE);
    assertThat(decode(Zstd.compress(PAGE), "zstd")).isEqualTo(PAGE);
    assertThat(decode(WarcFixture.gzip(Zstd.compress(PAGE)), "zstd", "gzip")).isEqualTo(PAGE);
    assertThat(
            decode(
                "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: x\r\n\r\n".getBytes(UTF_8),
                "chunked"))
        .asString()
        .isEqualTo("hello world");
  }

  /** A stream with one uncompressed meta-block (RFC 7932, section 9.2). */
  @Test
  void brotliIsUndone() throws Exception {
    byte[] hello = HexFormat.of().parseHex("0b028048656c6c6f03");

    assertThat(decode(hello, "br")).asString().isEqualTo("Hello");
  }

  @Test
  void aBodyThatOnlyClaimsAnEncodingIsTakenAsItIs() throws Exception {
    for (String name :
        List.of("gzip", "deflate", "zstd", "br", "chunked", "utf-8", "identity", "", "x-unknown")) {
      assertThat(decode(PAGE, name)).as(name).isEqualTo(PAGE);
    }
  }

  @Test
  void aBodyThatWasCutOffIsKeptAsFarAsItGoes() throws Exception {
    byte[] random = new byte[200_000];
    new Random(5).nextBytes(random);
    byte[] page = WarcFixture.join(PAGE, HexFormat.of().formatHex(random).getBytes(UTF_8));
    for (String name : List.of("gzip", "deflate", "zstd")) {
      byte[] whole =
          switch (name) {
            case "gzip" -> WarcFixture.gzip(page);
            case "zstd" -> Zstd.compress(page);
            default -> deflate(page, false);
          };
      ContentDecoder.Decoded decoded =
          decoder.decode(Arrays.copyOf(whole, whole.length - 1_000), List.of(name));
      assertThat(decoded.cutOff()).isEqualTo(name);
      assertThat(decoded.bytes()).hasSizeGreaterThan(100_000);
      assertThat(page).startsWith(decoded.bytes());
    }
    assertThat(decoder.decode("5\r\nhel".getBytes(UTF_8), List.of("chunked")))
        .returns("chunked", ContentDecoder.Decoded::cutOff)
        .returns("hel", decoded -> new String(decoded.bytes(), UTF_8));
    assertThat(decoder.decode("5\r\nhello\r\n".getBytes(UTF_8), List.of("chunked")))
        .returns("chunked", ContentDecoder.Decoded::cutOff);
  }

  @Test
  void damagedBodiesAreCorrupt() {
    byte[] zipped = WarcFixture.gzip(PAGE);
    zipped[30] ^= 0x55;

    assertCorrupt(zipped, "gzip");
    assertCorrupt(new byte[] {1, 2, 3, 4, 5, 6, 7, 0}, "br");
    assertCorrupt(new byte[] {1, 2, 3, 4, 5, 6, 7, 0}, "x-unknown");
    assertCorrupt("5\r\nhello\r\nnonsense\r\n".getBytes(UTF_8), "chunked");
  }

  private void assertCorrupt(byte[] body, String encoding) {
    assertThatThrownBy(() -> decoder.decode(body, List.of(encoding)))
        .isInstanceOf(ContentException.class)
        .extracting(e -> ((ContentException) e).reason())
        .isEqualTo(Reason.INGEST_CORRUPT);
  }

  @Test
  void aBombIsStoppedAtTheLimit() {
    byte[] bomb = WarcFixture.gzip(new byte[50 << 20]);

    assertThatThrownBy(() -> decoder.decode(bomb, List.of("gzip")))
        .isInstanceOf(ContentException.class)
        .extracting(e -> ((ContentException) e).reason())
        .isEqualTo(Reason.INGEST_TOO_LARGE);
  }
}
