package io.mimodata.ingest.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mimodata.document.Reason;
import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.warc.WarcEntry.Damage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.netpreserve.jwarc.WarcParser;

/**
 * Reads the records that start in a part of a WARC, one after another, and gets over damage.
 *
 * <p>A record is whole if its header can be read, its block has the declared length, and after it
 * come two line ends, another record or the end of the stretch. Everything else is a {@link
 * Damage}; after it reading goes on with the next stretch where stretches hold one record each, and
 * otherwise with the next line, from the damaged record's block on, that starts like a record. The
 * class is long because damage can turn up at any of its steps, and all of them share one buffer.
 */
final class RecordCursor implements Closeable {
  private static final byte[] RECORD = "WARC/".getBytes(US_ASCII);
  private static final byte[] TRAILER = "\r\n\r\n".getBytes(US_ASCII);
  private static final int BUFFER_BYTES = 32 << 10;

  /** Longest header; real ones have some hundred bytes. */
  private static final int HEAD_BYTES_BOUND = 1 << 20;

  /** Blocks up to this length are kept until they have turned out to be whole. */
  private static final int REWIND_BYTES = 1 << 20;

  private final WarcBytes bytes;
  private final long start;
  private final long end;
  private final WarcParser parser = new WarcParser();

  private byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private Place bufferPlace;

  /** Index in the buffer of the current block's first byte; -1 if it is no longer there. */
  private int blockIndex = -1;

  private boolean foundRecord;
  private boolean foundDamage;

  /**
   * @param bytes positioned at or before {@code start}
   * @param start records that start before this position in the file are passed over
   * @param end reading ends at the first record that starts at this position or later
   */
  RecordCursor(WarcBytes bytes, long start, long end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.bufferPlace = bytes.place();
    parser.setLenient(true);
  }

  /**
   * The next record or damage; nothing at the end. The record before must have been {@link
   * FoundRecord#finish finished}.
   */
  Optional<WarcEntry> next() throws IOException {
    while (true) {
      Place at = null;
      try {
        if (!toNextHead() || bytes.fileOffset(place()) >= end) {
          return Optional.empty();
        }
        at = place();
        FoundRecord record = new FoundRecord(at, readHead());
        foundRecord = true;
        if (bytes.fileOffset(at) >= start) {
          return Optional.of(record);
        }
        record.finish();
      } catch (DamagedInputException e) {
        at = at == null ? place() : at;
        if (bytes.fileOffset(at) >= end) {
          return Optional.empty();
        }
        boolean inPart = bytes.fileOffset(at) >= start;
        Damage damage = getOver(e, at, null);
        if (inPart) {
          return Optional.of(damage);
        }
      }
    }
  }

  /**
   * Whether the first stretch holds exactly one record and the second, if there is one, starts
   * another; also if one is too damaged to tell. The cursor can't be used after this.
   */
  boolean startsWithRecordPerStretch() throws IOException {
    try {
      if (toNextHead()) {
        new FoundRecord(place(), readHead()).complete();
      }
      if (ensure(1)) {
        return false;
      }
      dropBuffer();
      return !bytes.nextStretch() || startsLikeRecord();
    } catch (DamagedInputException e) {
      return bytes.isBroken();
    }
  }

  /** How far in the file reading has come. */
  long position() {
    return bytes.position();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Passes over line ends and, where one has been read to its end, to the next stretch. */
  private boolean toNextHead() throws IOException {
    while (true) {
      skipLineEnds();
      if (position < limit) {
        return true;
      }
      dropBuffer();
      if (!bytes.nextStretch()) {
        return false;
      }
    }
  }

  private RecordHead readHead() throws IOException {
    if (!startsLikeRecord()) {
      throw DamagedInputException.corrupt("no WARC record starts here: found " + excerpt());
    }
    parser.reset();
    int used = 0;
    while (!parser.isFinished()) {
      if (used > HEAD_BYTES_BOUND) {
        throw DamagedInputException.corrupt("WARC header is longer than 1 MiB");
      }
      if (!ensure(1)) {
        throw DamagedInputException.truncated("the WARC header is cut off");
      }
      ByteBuffer view = ByteBuffer.wrap(buffer, position, limit - position);
      parser.parse(view);
      used += view.position() - position;
      position = view.position();
      if (parser.isError()) {
        throw DamagedInputException.corrupt("WARC header is malformed at its byte " + used);
      }
    }
    return RecordHead.of(parser.headers());
  }

  /** A record; its block is read before the next record is asked for. */
  final class FoundRecord implements WarcEntry {
    private final Place place;
    private final RecordHead head;
    private final Place blockPlace;
    private final Block block;

    private FoundRecord(Place place, RecordHead head) {
      this.place = place;
      this.head = head;
      this.blockPlace = place();
      this.block = new Block(head.contentLength());
      blockIndex = bytes.goesBackFreely() ? -1 : position;
    }

    RecordHead head() {
      return head;
    }

    /** Where the record starts, for the path of its document. */
    String label() {
      return bytes.label(place);
    }

    /** The block, as far as it goes; it need not be read to its end. */
    InputStream block() {
      return block;
    }

    /**
     * Reads the rest of the record. If it turns out to be damaged, now or while its block was read,
     * then what was read of it is not to be trusted; reading can go on behind it.
     */
    Optional<Damage> finish() throws IOException {
      try {
        complete();
        return Optional.empty();
      } catch (DamagedInputException e) {
        return Optional.of(getOver(e, place, blockPlace));
      }
    }

    private void complete() throws IOException {
      block.skipRest();
      boolean closed = ensure(TRAILER.length) && startsWith(TRAILER);
      skipLineEnds();
      if (!closed && ensure(1) && !startsLikeRecord()) {
        throw DamagedInputException.corrupt(
            "Content-Length %d is wrong: behind it comes no record but %s"
                .formatted(head.contentLength(), excerpt()));
      }
    }
  }

  private final class Block extends InputStream {
    private final byte[] one = new byte[1];
    private final long length;
    private long left;
    private DamagedInputException failure;

    Block(long length) {
      this.length = length;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      requireMore();
      int n = (int) Math.min(Math.min(count, left), limit - position);
      System.arraycopy(buffer, position, target, offset, n);
      position += n;
      left -= n;
      return n;
    }

    void skipRest() throws IOException {
      while (left > 0 && (position < limit || blockIndex >= 0)) {
        requireMore();
        int n = (int) Math.min(left, limit - position);
        position += n;
        left -= n;
      }
      if (left > 0) {
        rethrow();
        dropBuffer();
        left -= bytes.skip(left);
        dropBuffer();
        if (left > 0) {
          throw cutOff();
        }
      }
    }

    /** A failure is told again and again, as it can be hidden by who reads the block. */
    private void requireMore() throws IOException {
      rethrow();
      try {
        if (!ensure(1)) {
          throw cutOff();
        }
      } catch (DamagedInputException e) {
        failure = e;
        throw e;
      }
    }

    private void rethrow() throws DamagedInputException {
      if (failure != null) {
        throw failure;
      }
    }

    private DamagedInputException cutOff() {
      return DamagedInputException.truncated(
          "the record ends after %d of its %d bytes".formatted(length - left, length));
    }
  }

  /**
   * Goes behind damage.
   *
   * @param at where the damaged record starts
   * @param from where to look for the next record, or null for here
   */
  private Damage getOver(DamagedInputException damage, Place at, Place from) throws IOException {
    String label = bytes.label(at);
    boolean nothingBefore = start == 0 && !foundRecord && !foundDamage;
    foundDamage = true;
    boolean more = toNextReadable(from);
    boolean wholeFile = nothingBefore && !more && damage.reason() == Reason.INGEST_CORRUPT;
    return new Damage(
        label,
        wholeFile,
        wholeFile ? Reason.INGEST_UNREADABLE : damage.reason(),
        damage.getMessage());
  }

  private boolean toNextReadable(Place from) throws IOException {
    Place scanFrom = from;
    while (true) {
      try {
        boolean atLineStart = true;
        if (bytes.isBroken()) {
          dropBuffer();
          if (!bytes.recover()) {
            return false;
          }
          dropBuffer();
        } else if (bytes.isRecordPerStretch()) {
          dropBuffer();
          bytes.skip(Long.MAX_VALUE);
          return bytes.nextStretch();
        } else if (scanFrom == null) {
          atLineStart = false;
        } else {
          moveTo(scanFrom);
        }
        return bytes.isRecordPerStretch() || scan(atLineStart);
      } catch (DamagedInputException e) {
        scanFrom = null;
      }
    }
  }

  /** Goes to the next line that starts like a record. */
  private boolean scan(boolean atLineStart) throws IOException {
    boolean lineStart = atLineStart;
    while (ensure(1)) {
      if (lineStart && startsLikeRecord()) {
        return true;
      }
      lineStart = buffer[position++] == '\n';
    }
    return false;
  }

  private void moveTo(Place place) throws IOException {
    if (blockIndex >= 0) {
      position = blockIndex;
      blockIndex = -1;
    } else {
      bytes.moveTo(place);
      dropBuffer();
    }
  }

  private Place place() {
    return position < limit ? bufferPlace.plus(position) : bytes.place();
  }

  private void skipLineEnds() throws IOException {
    while (ensure(1) && (buffer[position] == '\r' || buffer[position] == '\n')) {
      position++;
    }
  }

  private boolean startsLikeRecord() throws IOException {
    return ensure(RECORD.length) && startsWith(RECORD);
  }

  private boolean startsWith(byte[] expected) {
    int n = expected.length;
    return Arrays.equals(buffer, position, position + n, expected, 0, n);
  }

  /** The bytes at hand, to be recognised by a person. */
  private String excerpt() {
    StringBuilder excerpt = new StringBuilder("'");
    for (int i = position; i < Math.min(limit, position + 20); i++) {
      excerpt.append(buffer[i] >= ' ' && buffer[i] < 127 ? (char) buffer[i] : '.');
    }
    return excerpt.append('\'').toString();
  }

  /** Makes bytes available in the buffer; false if the stretch ends before there are so many. */
  private boolean ensure(int count) throws IOException {
    while (limit - position < count) {
      makeRoom();
      int n = bytes.read(buffer, limit, buffer.length - limit);
      if (n < 0) {
        return false;
      }
      limit += n;
    }
    return true;
  }

  /** Moves what is still needed to the front: what is unread, and a block that is not too long. */
  private void makeRoom() {
    if (position == limit && blockIndex < 0) {
      dropBuffer();
      return;
    }
    if (limit < buffer.length) {
      return;
    }
    if (blockIndex >= 0 && limit - blockIndex > REWIND_BYTES) {
      blockIndex = -1;
    }
    int keep = blockIndex >= 0 ? blockIndex : position;
    System.arraycopy(buffer, keep, buffer, 0, limit - keep);
    bufferPlace = bufferPlace.plus(keep);
    position -= keep;
    limit -= keep;
    blockIndex = blockIndex < 0 ? -1 : 0;
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  private void dropBuffer() {
    position = 0;
    limit = 0;
    blockIndex = -1;
    bufferPlace = bytes.place();
  }
}
