package io.mimodata.ingest.warc;

import io.mimodata.ingest.io.DamagedInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * The header of a WARC record, read as leniently as crawlers write it.
 *
 * @param headers all named fields
 * @param contentLength length of the block in bytes
 */
record RecordHead(MessageHeaders headers, long contentLength) {
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /** Bounds within which every tool can store a date; there is no web page outside. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  static RecordHead of(MessageHeaders headers) throws DamagedInputException {
    String length =
        headers
            .first("Content-Length")
            .orElseThrow(() -> DamagedInputException.corrupt("WARC header has no Content-Length"));
    if (!length.matches("[0-9]{1,18}")) {
      throw DamagedInputException.corrupt("WARC header has a Content-Length of '" + length + "'");
    }
    return new RecordHead(headers, Long.parseLong(length));
  }

  /** {@code WARC-Type}, empty if the header has none. */
  String type() {
    return headers.first("WARC-Type").orElse("");
  }

  Optional<String> contentType() {
    return headers.first("Content-Type");
  }

  /** {@code WARC-Record-ID} without the angle brackets. */
  Optional<String> recordId() {
    return headers.first("WARC-Record-ID").map(RecordHead::withoutBrackets);
  }

  /** {@code WARC-Target-URI}, without the angle brackets that some versions of wget write. */
  Optional<String> targetUri() {
    return headers.first("WARC-Target-URI").map(RecordHead::withoutBrackets);
  }

  /** {@code WARC-Date}, nothing if it is no date that a page can have. */
  Optional<Instant> date() {
    return headers.first("WARC-Date").flatMap(RecordHead::parseDate);
  }

  /** Why the crawler stored less than it was sent: {@code length}, {@code time}, … */
  Optional<String> truncated() {
    return headers.first("WARC-Truncated");
  }

  /** Whether the record is one of several that hold the block together. */
  boolean isSegment() {
    return headers.first("WARC-Segment-Number").isPresent();
  }

  private static String withoutBrackets(String value) {
    return value.startsWith("<") && value.endsWith(">")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static Optional<Instant> parseDate(String value) {
    try {
      Instant date =
          value.length() == 14
              ? LocalDateTime.parse(value, COMPACT).toInstant(ZoneOffset.UTC)
              : DateTimeFormatter.ISO_DATE_TIME.parse(value, Instant::from);
      return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
