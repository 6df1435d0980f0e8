package io.mimodata.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes WARCs byte by byte, so that tests can have them as wrong as crawlers make them. */
public final class WarcFixture {
  private final List<byte[]> records = new ArrayList<>();

  public static byte[] http(String head, byte[] body) {
    return join((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(UTF_8), body);
  }

  public static byte[] html(String body) {
    return http("HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", body.getBytes(UTF_8));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** A record with any header and any block. */
  public static byte[] record(String head, byte[] block) {
    return join(
        (head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(UTF_8),
        block,
        "\r\n\r\n".getBytes(UTF_8));
  }

  public static byte[] record(String type, String contentType, String url, byte[] block) {
    return record(
        """
        WARC/1.0
        WARC-Type: %s
        WARC-Record-ID: <urn:uuid:%s>
        WARC-Date: 2024-05-06T07:08:09Z
        WARC-Target-URI: %s
        Content-Type: %s
        Content-Length: %d\
        """
            .formatted(
                type, UUID.nameUUIDFromBytes(url.getBytes(UTF_8)), url, contentType, block.length),
        block);
  }

  public WarcFixture add(byte[] record) {
    records.add(record);
    return this;
  }

  public WarcFixture response(String url, byte[] http) {
    return add(record("response", "application/http; msgtype=response", url, http));
  }

  /** A page whose length varies with its number, so that boundaries fall anywhere. */
  public WarcFixture page(int number) {
    String body = "<html><body>page %d %s</body></html>".formatted(number, "x".repeat(number % 97));
    return response("http://example.com/" + number, html(body));
  }

  public List<byte[]> records() {
    return records;
  }

  public byte[] plain() {
    return join(records.toArray(new byte[0][]));
  }

  public byte[] gzip() {
    return join(records.stream().map(WarcFixture::gzip).toArray(byte[][]::new));
  }

  public byte[] zstd() {
    return join(records.stream().map(Zstd::compress).toArray(byte[][]::new));
  }

  public byte[] zstd(byte[] dictionary) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.loadDict(dictionary);
      return join(records.stream().map(context::compress).toArray(byte[][]::new));
    }
  }

  public static byte[] gzip(byte[] bytes) {
    return gzip(bytes, Deflater.DEFAULT_COMPRESSION);
  }

  /** Level 0 stores the bytes as they are. */
  public static byte[] gzip(byte[] bytes, int level) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(level);
          }
        }) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  public static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
