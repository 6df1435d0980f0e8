package io.mimodata.dedup.fingerprint;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.CodePoints;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.minhash.MinHash;
import io.mimodata.document.minhash.MinHashVersion;
import io.mimodata.document.minhash.OddSketch;
import io.mimodata.document.shingle.NormalizedText;
import io.mimodata.document.shingle.WordShingler;

/**
 * Computes what the levels of a configuration need of a text, in time linear in its length. Not
 * thread-safe: one fingerprinter, one thread, many texts.
 */
public final class TextFingerprinter {
  private final NormalizedText exact;
  private final WordShingler shingler;
  private final MinHash minHash;
  private final OddSketch sketch = new OddSketch();

  public TextFingerprinter(DedupConfig config) {
    exact = config.has(Level.EXACT) ? new NormalizedText() : null;
    boolean near = config.has(Level.NEAR);
    int size = new Banding(config.bands(), config.rows()).signatureSize();
    shingler = near ? new WordShingler(config.ngram()) : null;
    minHash = near ? MinHashVersion.V1.hasher(size, config.seed()) : null;
  }

  /** The fingerprint of a text in UTF-8. */
  public DocumentFingerprint fingerprint(byte[] utf8) {
    int length = CodePoints.count(utf8);
    long[] textHash = textHash(utf8);
    if (minHash == null) {
      return new DocumentFingerprint(length, textHash, null, null, 0);
    }
    int count = shingler.read(utf8);
    int[] shingles = shingler.shingles();
    return new DocumentFingerprint(
        length,
        textHash,
        minHash.signature(shingles, count),
        sketch.of(shingles, count),
        sketch.size());
  }

  private long[] textHash(byte[] utf8) {
    if (exact == null) {
      return null;
    }
    exact.read(utf8);
    return exact.hash();
  }
}
