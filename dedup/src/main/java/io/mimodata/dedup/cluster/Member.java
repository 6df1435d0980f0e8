package io.mimodata.dedup.cluster;

import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A document that shares a key with another one.
 *
 * @param document its number in the corpus
 * @param id packed
 * @param rank smaller numbers are better
 * @param urlHash two numbers, zeros for a document without a URL; none if the level is off
 * @param textHash two numbers; none if the level is off
 * @param codes of its signature; none if the level is off
 * @param bands the lowest bits of its bands' keys, by which accidents among the codes are told from
 *     equal bands; none if the level is off
 * @param prior what an earlier dump decided over it; null for a document of this one
 * @param evidence that settles what the codes leave in doubt; null where it isn't known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Member(
    long document,
    byte[] id,
    double[] rank,
    long[] urlHash,
    long[] textHash,
    long[] codes,
    short[] bands,
    Prior prior,
    Evidence evidence) {
  /**
   * The best first: by dump, earlier ones before later ones, by rank, then by id; the number tells
   * apart what has one id.
   */
  public static final Comparator<Member> BEST_FIRST =
      Comparator.comparingInt(Member::dump)
          .thenComparing(Member::rank, Arrays::compare)
          .thenComparing(Member::id, Arrays::compareUnsigned)
          .thenComparingLong(Member::document);

  /** The member that a row of a block is, without evidence. */
  public static Member of(FingerprintBlock block, int row, long document) {
    return new Member(
        document,
        block.id(row),
        block.rank(row),
        block.urlHash(row),
        block.textHash(row),
        block.codes(row),
        block.bandTags(row),
        null,
        null);
  }

  public Member with(Evidence known) {
    return new Member(document, id, rank, urlHash, textHash, codes, bands, prior, known);
  }

  public Member with(Prior decided) {
    return new Member(document, id, rank, urlHash, textHash, codes, bands, decided, evidence);
  }

  private int dump() {
    return prior == null ? Integer.MAX_VALUE : prior.dump();
  }

  /** Writes all but the evidence. */
  public void write(PackedWriter out) {
    out.varint(document);
    out.bytes(id);
    out.varint(rank.length);
    for (double number : rank) {
      out.fixed64(Double.doubleToRawLongBits(number));
    }
    write(urlHash, out);
    write(textHash, out);
    write(codes, out);
    out.varint(bands.length);
    for (short tag : bands) {
      out.fixed(tag, Short.BYTES);
    }
    out.varint(prior == null ? 0 : 1);
    if (prior != null) {
      prior.write(out);
    }
  }

  public static Member read(PackedReader in) {
    long document = in.varint();
    byte[] id = in.bytes();
    double[] rank = new double[in.smallVarint()];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Double.longBitsToDouble(in.fixed64());
    }
    long[] urlHash = readNumbers(in);
    long[] textHash = readNumbers(in);
    long[] codes = readNumbers(in);
    short[] bands = new short[in.smallVarint()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = (short) in.fixed(Short.BYTES);
    }
    Prior prior = in.varint() == 0 ? null : Prior.read(in);
    return new Member(document, id, rank, urlHash, textHash, codes, bands, prior, null);
  }

  private static void write(long[] numbers, PackedWriter out) {
    out.varint(numbers.length);
    for (long number : numbers) {
      out.fixed64(number);
    }
  }

  private static long[] readNumbers(PackedReader in) {
    long[] numbers = new long[in.smallVarint()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.fixed64();
    }
    return numbers;
  }
}
