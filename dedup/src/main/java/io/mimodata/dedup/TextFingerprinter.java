package io.mimodata.dedup;

import io.mimodata.dedup.lsh.Banding;
import io.mimodata.dedup.minhash.MinHash;
import io.mimodata.dedup.minhash.MinHashVersion;
import io.mimodata.dedup.shingle.NormalizedText;
import io.mimodata.dedup.shingle.WordShingler;
import java.io.Serializable;

/**
 * Computes what the levels of a configuration need of a text, in time linear in its length.
 * Immutable and thread-safe.
 */
public final class TextFingerprinter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean exact;
  private final WordShingler shingler;
  private final MinHash minHash;

  public TextFingerprinter(DedupConfig config) {
    exact = config.has(Level.EXACT);
    boolean near = config.has(Level.NEAR);
    int size = new Banding(config.bands(), config.rows()).signatureSize();
    shingler = near ? new WordShingler(config.ngram()) : null;
    minHash = near ? MinHashVersion.V1.hasher(size, config.seed()) : null;
  }

  public DocumentFingerprint fingerprint(String text) {
    return new DocumentFingerprint(
        text.codePointCount(0, text.length()),
        exact ? NormalizedText.hash(NormalizedText.of(text)) : null,
        minHash == null ? null : minHash.signature(shingler.shingles(text)));
  }
}
