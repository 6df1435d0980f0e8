package io.mimodata.jobs.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.jobs.demo.Capture.Kind;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Writes captures as a WARC 1.1 file, each record a gzip member of its own, each response with the
 * request before it. Record ids are name-based and dates count up from a fixed one, so that the
 * same captures give the same bytes.
 */
final class CrawlWriter implements Closeable {
  private static final Instant START = Instant.parse("2024-05-10T06:00:00Z");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final String NOT_FOUND =
      """
      <!DOCTYPE html>
      <html lang="en"><head><title>404 Not Found</title></head>
      <body><h1>Not Found</h1><p>The requested page is not on this server.</p></body></html>
      """;

  private final String name;
  private final WarcWriter out;
  private int records;

  CrawlWriter(Path file) throws IOException {
    name = file.getFileName().toString();
    out =
        new WarcWriter(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            WarcCompression.GZIP);
    Warcinfo.Builder info = new Warcinfo.Builder().filename(name);
    // In an order that is the same in every process, as the bytes are to be.
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("software", List.of("mimo-data demo"));
    fields.put("format", List.of("WARC File Format 1.1"));
    info.fields(fields);
    write(info);
  }

  /** Writes one capture; the content is its page's, null where it has none. */
  void write(Capture capture, byte[] content) throws IOException {
    URI url = URI.create(capture.url());
    UUID responseId = id(records + 1);
    write(
        new WarcRequest.Builder(url)
            .body(MediaType.HTTP_REQUEST, request(url))
            .concurrentTo(URI.create("urn:uuid:" + responseId)));
    if (capture.kind() == Kind.REVISIT) {
      WarcRevisit.Builder revisit =
          new WarcRevisit.Builder(url, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
      revisit.refersTo(
          UUID.nameUUIDFromBytes(("the day before " + url).getBytes(UTF_8)),
          url,
          START.minusSeconds(86_400));
      revisit.payloadDigest(sha1(content));
      revisit.body(
          MediaType.HTTP_RESPONSE,
          head("200 OK", "text/html", "Content-Length: " + content.length));
      write(revisit);
      return;
    }
    byte[] wire = response(capture, content);
    WarcResponse.Builder response = new WarcResponse.Builder(url);
    if (capture.kind() == Kind.TRUNCATED) {
      wire = Arrays.copyOf(wire, wire.length / 2);
      response.truncated(WarcTruncationReason.TIME);
    } else {
      response.payloadDigest(sha1(content == null ? NOT_FOUND.getBytes(UTF_8) : content));
    }
    response.body(MediaType.HTTP_RESPONSE, wire);
    write(response);
  }

  private static byte[] request(URI url) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: demo-crawler/1.0\r\n\r\n"
        .formatted(
            url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()),
            url.getAuthority())
        .getBytes(UTF_8);
  }

  private byte[] response(Capture capture, byte[] content) {
    JavadocSite site = capture.site();
    return switch (capture.kind()) {
      case MISSING ->
          whole("404 Not Found", "text/html", WireForm.PLAIN, NOT_FOUND.getBytes(UTF_8));
      case MOVED ->
          head(
              "301 Moved Permanently",
              "text/html",
              "Location: https://%s%s\r\nContent-Length: 0"
                  .formatted(site.place(), capture.page()));
      case IMAGE ->
          whole(
              "200 OK",
              capture.page().endsWith(".gif") ? "image/gif" : "image/png",
              WireForm.PLAIN,
              content);
      default -> whole("200 OK", htmlType(site), site.form(), content);
    };
  }

  /** One of the servers leaves the character set to the page. */
  private static String htmlType(JavadocSite site) {
    return site == JavadocSite.COMMONS_MATH ? "text/html" : "text/html; charset=utf-8";
  }

  private byte[] whole(String status, String type, WireForm form, byte[] content) {
    byte[] body = form.body(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head(status, type, form.header(body.length)));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private byte[] head(String status, String type, String more) {
    return "HTTP/1.1 %s\r\nDate: %s\r\nServer: demo\r\nContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(status, HTTP_DATE.format(date()), type, more)
        .getBytes(UTF_8);
  }

  private void write(WarcRecord.AbstractBuilder<? extends WarcRecord, ?> record)
      throws IOException {
    record.version(MessageVersion.WARC_1_1);
    record.recordId(id(records));
    record.date(date());
    out.write(record.build());
    records++;
  }

  private Instant date() {
    return START.plusSeconds(records / 4);
  }

  private UUID id(int record) {
    return UUID.nameUUIDFromBytes((name + ' ' + record).getBytes(UTF_8));
  }

  private static WarcDigest sha1(byte[] content) {
    try {
      return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
