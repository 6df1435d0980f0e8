package io.mimodata.dedup.fingerprint;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.minhash.OddSketch;
import io.mimodata.document.minhash.SignatureCodes;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Fingerprints of documents that follow each other, column by column; with 14 bands of 8 rows some
 * 250 bytes a document and half a byte to a byte a word. A document is known by its row in the
 * block.
 */
public final class FingerprintBlock implements KeyedBlock, Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for the key of a URL. */
  public static final int URL_KEY = -2;

  /** Stands for the key of a text. */
  public static final int TEXT_KEY = -1;

  /** Numbers of a 128-bit hash. */
  private static final int HASH = 2;

  /** 16 MB. */
  private static final int MANY_SKETCH_WORDS = 1 << 21;

  private final int bands;
  private final int signatureSize;
  private final int rankSize;
  private final boolean urls;
  private final boolean texts;

  private int size;
  private byte[] ids = new byte[1 << 10];
  private int[] idEnds;
  private double[] ranks;
  private long[] urlHashes;
  private long[] textHashes;
  private long[] bandKeys;
  private long[] codes;
  private long[] sketches = new long[1 << 10];
  private int[] sketchEnds;
  private int[] shingles;

  /**
   * @param config that says what is kept
   * @param rankSize numbers in a document's rank
   * @param capacity documents at most
   */
  public FingerprintBlock(DedupConfig config, int rankSize, int capacity) {
    boolean near = config.has(Level.NEAR);
    bands = near ? config.bands() : 0;
    signatureSize = near ? config.bands() * config.rows() : 0;
    urls = config.has(Level.URL);
    texts = config.has(Level.EXACT);
    this.rankSize = rankSize;
    idEnds = new int[capacity];
    ranks = new double[rankSize * capacity];
    urlHashes = new long[urls ? HASH * capacity : 0];
    textHashes = new long[texts ? HASH * capacity : 0];
    bandKeys = new long[bands * capacity];
    codes = new long[SignatureCodes.words(signatureSize) * capacity];
    sketchEnds = new int[near ? capacity : 0];
    shingles = new int[near ? capacity : 0];
  }

  @Override
  public int size() {
    return size;
  }

  /** Whether it has as many documents as it may, or they are so long that it is large. */
  public boolean isFull() {
    boolean large = size > 0 && sketchEnds.length > 0 && sketchEnds[size - 1] > MANY_SKETCH_WORDS;
    return size == idEnds.length || large;
  }

  /**
   * Adds a document.
   *
   * @param id packed
   * @param rank smaller numbers are better
   * @param urlHash 128-bit hash of the canonical URL, or null
   */
  public void add(
      byte[] id, double[] rank, long[] urlHash, DocumentFingerprint text, Banding banding) {
    int start = size == 0 ? 0 : idEnds[size - 1];
    if (start + id.length > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(2 * ids.length, start + id.length));
    }
    System.arraycopy(id, 0, ids, start, id.length);
    idEnds[size] = start + id.length;
    System.arraycopy(rank, 0, ranks, rankSize * size, rankSize);
    if (urls && urlHash != null) {
      System.arraycopy(urlHash, 0, urlHashes, HASH * size, HASH);
    }
    if (texts) {
      System.arraycopy(text.textHash(), 0, textHashes, HASH * size, HASH);
    }
    if (bands > 0) {
      banding.bucketKeys(text.signature(), bandKeys, bands * size);
      int words = SignatureCodes.words(signatureSize);
      SignatureCodes.pack(text.signature(), codes, words * size);
      addSketch(text.sketch());
      shingles[size] = text.shingles();
    }
    size++;
  }

  private void addSketch(long[] sketch) {
    int start = size == 0 ? 0 : sketchEnds[size - 1];
    if (start + sketch.length > sketches.length) {
      sketches = Arrays.copyOf(sketches, Math.max(2 * sketches.length, start + sketch.length));
    }
    System.arraycopy(sketch, 0, sketches, start, sketch.length);
    sketchEnds[size] = start + sketch.length;
  }

  /** Gives back the room for documents that did not come. */
  public void trim() {
    ids = Arrays.copyOf(ids, size == 0 ? 0 : idEnds[size - 1]);
    idEnds = Arrays.copyOf(idEnds, size);
    ranks = Arrays.copyOf(ranks, rankSize * size);
    urlHashes = Arrays.copyOf(urlHashes, urls ? HASH * size : 0);
    textHashes = Arrays.copyOf(textHashes, texts ? HASH * size : 0);
    bandKeys = Arrays.copyOf(bandKeys, bands * size);
    codes = Arrays.copyOf(codes, SignatureCodes.words(signatureSize) * size);
    if (bands > 0) {
      sketches = Arrays.copyOf(sketches, size == 0 ? 0 : sketchEnds[size - 1]);
      sketchEnds = Arrays.copyOf(sketchEnds, size);
      shingles = Arrays.copyOf(shingles, size);
    }
  }

  public byte[] id(int row) {
    return Arrays.copyOfRange(ids, row == 0 ? 0 : idEnds[row - 1], idEnds[row]);
  }

  public double[] rank(int row) {
    return Arrays.copyOfRange(ranks, rankSize * row, rankSize * (row + 1));
  }

  /** Two numbers, zeros for a document without a URL; none if the level is off. */
  public long[] urlHash(int row) {
    return slice(urlHashes, urls ? HASH : 0, row);
  }

  /** Two numbers; none if the level is off. */
  public long[] textHash(int row) {
    return slice(textHashes, texts ? HASH : 0, row);
  }

  /** See {@link SignatureCodes}; none if the level is off. */
  public long[] codes(int row) {
    return slice(codes, SignatureCodes.words(signatureSize), row);
  }

  /** The lowest 16 bits of the key of each band; none if the level is off. */
  public short[] bandTags(int row) {
    short[] tags = new short[bands];
    for (int band = 0; band < bands; band++) {
      tags[band] = (short) bandKeys[bands * row + band];
    }
    return tags;
  }

  /** See {@link OddSketch}; only if the near level is on. */
  public long[] sketch(int row) {
    return Arrays.copyOfRange(sketches, row == 0 ? 0 : sketchEnds[row - 1], sketchEnds[row]);
  }

  /** Shingles in the set of a row; only if the near level is on. */
  public int shingles(int row) {
    return shingles[row];
  }

  @Override
  public void forEachKey(Sink sink) {
    for (int row = 0; row < size; row++) {
      int here = row;
      forEachKey(row, (kind, key) -> sink.take(key, here));
    }
  }

  /** Takes a key and what it is of: {@link #URL_KEY}, {@link #TEXT_KEY} or a band. */
  @FunctionalInterface
  public interface KindSink {
    void take(int kind, long key);
  }

  /** Passes the keys of a row; those of bands by the bands' numbers. */
  public void forEachKey(int row, KindSink sink) {
    // Keys of a URL and of a text are different though their hashes be equal.
    if (urls && (urlHashes[HASH * row] | urlHashes[HASH * row + 1]) != 0) {
      sink.take(URL_KEY, ~urlHashes[HASH * row]);
    }
    if (texts) {
      sink.take(TEXT_KEY, textHashes[HASH * row]);
    }
    for (int band = 0; band < bands; band++) {
      sink.take(band, bandKeys[bands * row + band]);
    }
  }

  /** Bands of a row; none if the level is off. */
  public int bands() {
    return bands;
  }

  private static long[] slice(long[] column, int width, int row) {
    return Arrays.copyOfRange(column, width * row, width * (row + 1));
  }
}
