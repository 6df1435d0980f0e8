package io.mimodata.dedup.spark;

import io.mimodata.dedup.cluster.Verdict;
import io.mimodata.dedup.cluster.VerdictBlock;
import io.mimodata.dedup.fingerprint.DocumentId;
import io.mimodata.document.StageException;
import java.util.Comparator;
import java.util.Iterator;
import scala.Tuple2;

/**
 * The verdicts over the documents of one partition, in the order of the documents. Not thread-safe.
 */
final class PartitionVerdicts {
  private static final Verdict[] NONE = {};

  private final Verdict[] verdicts;
  private long number;
  private int next;

  PartitionVerdicts(Iterator<Tuple2<Integer, byte[]>> blocks, DocumentNumbers numbers) {
    verdicts =
        Blocks.stream(blocks)
            .flatMap(block -> VerdictBlock.read(block._2()).stream())
            .sorted(Comparator.comparingLong(Verdict::document))
            .toList()
            .toArray(NONE);
    number = verdicts.length == 0 ? 0 : numbers.start(numbers.partitionOf(verdicts[0].document()));
  }

  /**
   * Goes on to the next document.
   *
   * @param id in UTF-8
   * @return null if it has no duplicates
   */
  Verdict next(byte[] id) {
    boolean single = next == verdicts.length || verdicts[next].document() != number;
    number++;
    Verdict verdict = single ? null : verdicts[next++];
    if (verdict != null && DocumentId.check(DocumentId.pack(id)) != verdict.check()) {
      throw changed();
    }
    return verdict;
  }

  /** Makes sure that there were as many documents as before. */
  void finish() {
    if (next < verdicts.length) {
      throw changed();
    }
  }

  private static StageException changed() {
    return new StageException(
        "The documents came in another order when they were read again: the input of dedup changed while it ran. Leave its files alone and start again");
  }
}
