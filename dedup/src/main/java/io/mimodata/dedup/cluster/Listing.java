package io.mimodata.dedup.cluster;

import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.dedup.packed.PackedWriter;
import java.util.BitSet;

/**
 * The keys by which an index is to find a document, where these are not all that it has: of equal
 * URLs and equal texts the first is enough, and of equal bands those that later documents are
 * compared with.
 *
 * @param document its number
 * @param url whether its URL is one
 * @param text whether its text is one
 * @param bands those that are, from zero on
 * @param winner number of the document that it was removed for at the near level, which has to be
 *     found with it; otherwise {@link Prior#NONE}
 */
public record Listing(long document, boolean url, boolean text, BitSet bands, long winner) {
  private static final int URL = 1;
  private static final int TEXT = 2;

  /**
   * Whether a key is one.
   *
   * @param kind as {@link FingerprintBlock#forEachKey(int, FingerprintBlock.KindSink)} has it
   */
  public boolean has(int kind) {
    return switch (kind) {
      case FingerprintBlock.URL_KEY -> url;
      case FingerprintBlock.TEXT_KEY -> text;
      default -> bands.get(kind);
    };
  }

  /** Whether no key is left. */
  public boolean isEmpty() {
    return !url && !text && bands.isEmpty();
  }

  public void write(PackedWriter out) {
    out.varint(document);
    out.varint((url ? URL : 0) | (text ? TEXT : 0));
    out.bytes(bands.toByteArray());
    out.varint(winner - Prior.NONE);
  }

  public static Listing read(PackedReader in) {
    long document = in.varint();
    int flags = in.smallVarint();
    return new Listing(
        document,
        (flags & URL) != 0,
        (flags & TEXT) != 0,
        BitSet.valueOf(in.bytes()),
        in.varint() + Prior.NONE);
  }
}
