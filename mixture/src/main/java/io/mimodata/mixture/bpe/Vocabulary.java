package io.mimodata.mixture.bpe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a byte-level byte-pair encoding and the merges that make them. Immutable, and safe
 * for many threads.
 *
 * <p>Source of the encoding: R. Sennrich, B. Haddow, A. Birch, "Neural Machine Translation of Rare
 * Words with Subword Units", 2016.
 */
public final class Vocabulary {
  /** In place of a token. */
  static final int NONE = TokenTrie.NONE;

  private static final int BYTES = 1 << Byte.SIZE;

  private final byte[][] tokens;

  /** The rank of the merge that makes a token; -1 for bytes and what no merge makes. */
  private final int[] ranks;

  /** The parts that such a merge joins. */
  private final int[] lefts;

  private final int[] rights;
  private final PairRanks pairs;

  /** The token that a merge makes, by its rank. */
  private final int[] merged;

  private final TokenTrie trie;

  /** Words that are a token of their own though merges do not lead to it. */
  private final Map<ByteBuffer, Integer> whole;

  /**
   * Reads tokens and merges as Hugging Face's {@code tokenizer.json} has them.
   *
   * @param tokens bytes by id; null for an id that no text gets
   * @param merges pairs of ids, the first to be merged first
   * @param ignoresMerges whether a word that is a token is that token, whatever merges lead to
   * @throws IllegalArgumentException if a byte of UTF-8 is no token, or a merge does not make one
   *     or comes before those that make its parts
   */
  public static Vocabulary ofMerges(byte[][] tokens, List<int[]> merges, boolean ignoresMerges) {
    return new Vocabulary(tokens, merges, ignoresMerges);
  }

  /**
   * Reads tokens as tiktoken's files of ranks have them: any two tokens may be merged that make a
   * third, the one of the lowest rank first, and a word that is a token is that token.
   *
   * @param tokens bytes by rank, which is the id; null for a rank that is not there
   * @throws IllegalArgumentException if a byte is no token, or those of lower ranks do not leave
   *     two tokens of some token, as they do where training made it
   */
  public static Vocabulary ofRanks(byte[][] tokens) {
    return new Vocabulary(tokens, null, true);
  }

  private Vocabulary(byte[][] tokens, List<int[]> merges, boolean ignoresMerges) {
    this.tokens =
        Arrays.stream(tokens).map(t -> t == null ? null : t.clone()).toArray(byte[][]::new);
    int count = merges == null ? tokens.length : merges.size();
    if (tokens.length > PairRanks.MOST_IDS || count >= PairRanks.MOST_RANKS) {
      throw new IllegalArgumentException(
          "A vocabulary may have up to %,d ids and %,d merges, cannot have: %,d and %,d"
              .formatted(PairRanks.MOST_IDS, PairRanks.MOST_RANKS - 1, tokens.length, count));
    }
    ranks = new int[tokens.length];
    lefts = new int[tokens.length];
    rights = new int[tokens.length];
    merged = new int[count];
    pairs = new PairRanks(count);
    Arrays.fill(ranks, NONE);
    int[] ofByte = ofByte();
    if (merges == null) {
      learn(ofByte);
    } else {
      read(merges);
    }
    List<Integer> reachable = new ArrayList<>();
    Map<ByteBuffer, Integer> others = new HashMap<>();
    for (int id = 0; id < tokens.length; id++) {
      if (this.tokens[id] != null && this.tokens[id].length > 0) {
        if (isReachable(id, ofByte)) {
          reachable.add(id);
        } else if (ignoresMerges) {
          others.put(ByteBuffer.wrap(this.tokens[id]), id);
        }
      }
    }
    trie = new TokenTrie(this.tokens, reachable);
    whole = Map.copyOf(others);
  }

  private int[] ofByte() {
    int[] ofByte = new int[BYTES];
    Arrays.fill(ofByte, NONE);
    for (int id = 0; id < tokens.length; id++) {
      if (tokens[id] != null && tokens[id].length == 1 && ofByte[tokens[id][0] & 0xFF] == NONE) {
        ofByte[tokens[id][0] & 0xFF] = id;
      }
    }
    for (int b = 0; b < BYTES; b++) {
      if (ofByte[b] == NONE && !isNeverInUtf8(b)) {
        throw new IllegalArgumentException(
            "Each byte must be a token, but 0x%02X is none: this is no byte-level vocabulary"
                .formatted(b));
      }
    }
    return ofByte;
  }

  private static boolean isNeverInUtf8(int b) {
    return b == 0xC0 || b == 0xC1 || b > 0xF4;
  }

  private void read(List<int[]> merges) {
    Map<ByteBuffer, Integer> ids = new HashMap<>();
    for (int id = tokens.length - 1; id >= 0; id--) {
      if (tokens[id] != null) {
        ids.put(ByteBuffer.wrap(tokens[id]), id);
      }
    }
    boolean[] made = new boolean[tokens.length];
    for (int id = 0; id < tokens.length; id++) {
      made[id] = tokens[id] != null && tokens[id].length == 1;
    }
    for (int rank = 0; rank < merged.length; rank++) {
      int left = merges.get(rank)[0];
      int right = merges.get(rank)[1];
      if (tokens[left] == null || tokens[right] == null) {
        throw new IllegalArgumentException(
            "Merge %d joins the tokens %d and %d, of which one is a control token"
                .formatted(rank, left, right));
      }
      byte[] joined = Arrays.copyOf(tokens[left], tokens[left].length + tokens[right].length);
      System.arraycopy(tokens[right], 0, joined, tokens[left].length, tokens[right].length);
      Integer id = ids.get(ByteBuffer.wrap(joined));
      if (id == null) {
        throw new IllegalArgumentException(
            "Merge %d joins the tokens %d and %d to what no text may get"
                .formatted(rank, left, right));
      }
      if (!made[left] || !made[right]) {
        throw new IllegalArgumentException(
            "Merge %d joins the tokens %d and %d, of which one is made by a later merge"
                .formatted(rank, left, right));
      }
      made[id] = true;
      merged[rank] = id;
      pairs.put(left, right, rank);
    }
  }

  /** A token's merge is that of the two tokens that those of lower ranks leave of it. */
  private void learn(int[] ofByte) {
    for (int rank = 0; rank < tokens.length; rank++) {
      if (tokens[rank] != null && tokens[rank].length > 1) {
        Merging merging = new Merging(tokens[rank], ofByte);
        while (merging.step()) {
          // Until nothing is left to be merged.
        }
        if (merging.count != 2) {
          throw new IllegalArgumentException(
              "Token %d is not made of two tokens of lower ranks".formatted(rank));
        }
        merged[rank] = rank;
        pairs.put(merging.ids[0], merging.ids[1], rank);
      }
    }
  }

  /** Whether merges make a token of its bytes; if so, notes the last of them. */
  private boolean isReachable(int id, int[] ofByte) {
    Merging merging = new Merging(tokens[id], ofByte);
    while (merging.step()) {
      // Until nothing is left to be merged.
    }
    if (merging.count > 1 || merging.ids[0] != id) {
      return false;
    }
    ranks[id] = merging.rank;
    lefts[id] = merging.left;
    rights[id] = merging.right;
    return true;
  }

  /** Merges the tokens of a word step by step, in time quadratic in its length. */
  private final class Merging {
    private final int[] ids;
    private int count;

    /** The last merge. */
    private int rank = NONE;

    private int left;
    private int right;

    Merging(byte[] word, int[] ofByte) {
      ids = new int[word.length];
      count = word.length;
      for (int i = 0; i < count; i++) {
        ids[i] = ofByte[word[i] & 0xFF];
      }
    }

    /** Joins the pair of the lowest rank, the first of equal ones. */
    boolean step() {
      int best = PairRanks.NONE;
      int place = 0;
      for (int i = 0; i + 1 < count; i++) {
        int found = pairs.get(ids[i], ids[i + 1]);
        if (found < best) {
          best = found;
          place = i;
        }
      }
      if (best == PairRanks.NONE) {
        return false;
      }
      rank = best;
      left = ids[place];
      right = ids[place + 1];
      ids[place] = merged[best];
      System.arraycopy(ids, place + 2, ids, place + 1, count - place - 2);
      count--;
      return true;
    }
  }

  /** The bytes of a token; null for an id that no text gets, or that is past all others. */
  public byte[] bytes(int id) {
    return id < tokens.length && tokens[id] != null ? tokens[id].clone() : null;
  }

  /** The number of bytes of a token that some text gets. */
  public int length(int id) {
    return tokens[id].length;
  }

  /** The longest token that a text begins with. */
  int longest(byte[] text, int from, int to) {
    return trie.longest(text, from, to);
  }

  /** The longest token that is a shorter beginning of a token. */
  int shorter(int id) {
    return trie.shorter(id);
  }

  /** The token that a word is though merges do not lead to it, or {@link #NONE}. */
  int whole(byte[] text, int from, int to) {
    return whole.isEmpty()
        ? NONE
        : whole.getOrDefault(ByteBuffer.wrap(text, from, to - from), NONE);
  }

  /**
   * Whether the bytes of two tokens, one after the other, are encoded as these two. All words are
   * encoded as the one sequence of tokens of which this is true of each two neighbours.
   *
   * <p>Looks back from the two tokens to the bytes: at any time the two parts that meet at the
   * boundary must not be merged before one of them becomes part of something longer.
   */
  boolean areNeighbours(int leftToken, int rightToken) {
    int left = leftToken;
    int right = rightToken;
    // The rank at which one of the parts was joined with another one.
    int limit = PairRanks.NONE;
    while (true) {
      if (pairs.get(left, right) < limit) {
        return false;
      }
      if (ranks[left] > ranks[right]) {
        limit = ranks[left];
        left = rights[left];
      } else if (ranks[right] < 0) {
        return true;
      } else {
        // Of equal merges the left one comes first, and this boundary is left of it.
        limit = ranks[right] + 1;
        right = lefts[right];
      }
    }
  }
}
