package io.mimodata.synthgen.engine.journal;

import io.mimodata.synthgen.engine.Generation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One generation in a journal.
 *
 * @param time when it was finished, in milliseconds
 */
public record JournalRecord(String requestId, Generation generation, Instant time) {
  /**
   * Which of two records of the same request counts: an answer rather than a failure, then the
   * earlier, then the one that was read first.
   */
  public static JournalRecord first(JournalRecord read, JournalRecord readLater) {
    boolean answer = read.generation() instanceof Generation.Finished;
    boolean laterAnswer = readLater.generation() instanceof Generation.Finished;
    if (answer != laterAnswer) {
      return answer ? read : readLater;
    }
    return readLater.time().isBefore(read.time()) ? readLater : read;
  }

  /** The bytes of the record in a journal's file, its newline included. */
  public byte[] encode() {
    return RecordFormat.encode(this);
  }

  /** Reads what {@link #encode} gave; empty where it is something else. */
  public static Optional<JournalRecord> decode(byte[] line) {
    int length = line.length;
    boolean ended = length > 0 && line[length - 1] == '\n';
    return RecordFormat.decode(ended ? Arrays.copyOf(line, length - 1) : line);
  }
}
