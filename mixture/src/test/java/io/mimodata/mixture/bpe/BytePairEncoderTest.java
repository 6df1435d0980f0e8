package io.mimodata.mixture.bpe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BytePairEncoderTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void givesWhatMergingStepByStepGives() {
    System.out.println("seed " + seed);
    for (int round = 0; round < 150; round++) {
      Made made = made(1 + random.nextInt(60), 2 + random.nextInt(2));
      BytePairEncoder encoder =
          new BytePairEncoder(Vocabulary.ofMerges(made.tokens, made.merges, false));
      for (int i = 0; i < 150; i++) {
        byte[] word = word(1 + random.nextInt(i < 100 ? 20 : 200), 3);
        assertThat(encode(encoder, word))
            .as("seed %d, round %d, %s", seed, round, new String(word, UTF_8))
            .isEqualTo(made.encode(word));
      }
    }
  }

  @Test
  void ranksAreMergesOfWhatLowerRanksLeave() {
    System.out.println("seed " + seed);
    for (int round = 0; round < 50; round++) {
      byte[][] ranks = trained(40, 2);
      Vocabulary vocabulary = Vocabulary.ofRanks(ranks);
      BytePairEncoder encoder = new BytePairEncoder(vocabulary);
      for (int i = 0; i < 50; i++) {
        byte[] word = word(1 + random.nextInt(60), 2);
        assertThat(bytes(vocabulary, encode(encoder, word))).as("seed %d", seed).isEqualTo(word);
        assertThat(encode(encoder, word)).as("seed %d", seed).isEqualTo(mergeByRank(ranks, word));
      }
    }
  }

  /** Tokens as training makes them: two neighbours in a text become one, everywhere. */
  private byte[][] trained(int merges, int letters) {
    List<byte[]> tokens = new ArrayList<>(Arrays.asList(bytes()));
    List<byte[]> text = new ArrayList<>();
    for (byte letter : word(3_000, letters)) {
      text.add(new byte[] {letter});
    }
    for (int i = 0; i < merges; i++) {
      int place = random.nextInt(text.size() - 1);
      byte[] left = text.get(place);
      byte[] right = text.get(place + 1);
      tokens.add(join(left, right));
      for (int j = 0; j + 1 < text.size(); j++) {
        if (Arrays.equals(text.get(j), left) && Arrays.equals(text.get(j + 1), right)) {
          text.set(j, join(left, text.remove(j + 1)));
        }
      }
    }
    return tokens.toArray(byte[][]::new);
  }

  @Test
  void wordsThatAreTokensMayIgnoreMerges() {
    byte[][] tokens = Arrays.copyOf(bytes(), 259);
    tokens[256] = "ab".getBytes(UTF_8);
    tokens[257] = "bc".getBytes(UTF_8);
    // No merges lead here: of "abc", "bc" is merged first.
    tokens[258] = "abc".getBytes(UTF_8);
    List<int[]> merges = List.of(new int[] {'b', 'c'}, new int[] {'a', 'b'}, new int[] {256, 'c'});
    byte[] word = "abc".getBytes(UTF_8);
    assertThat(encode(new BytePairEncoder(Vocabulary.ofMerges(tokens, merges, false)), word))
        .containsExactly('a', 257);
    BytePairEncoder ignoring = new BytePairEncoder(Vocabulary.ofMerges(tokens, merges, true));
    assertThat(encode(ignoring, word)).containsExactly(258);
    assertThat(encode(ignoring, "abcabc".getBytes(UTF_8))).containsExactly('a', 257, 'a', 257);
  }

  @Test
  void vocabulariesThatAreNoneAreRefused() {
    byte[][] tokens = bytes();
    assertThatThrownBy(() -> Vocabulary.ofMerges(tokens, List.of(new int[] {'a', 'b'}), false))
        .hasMessage("Merge 0 joins the tokens 97 and 98 to what no text may get");
    byte[][] untrained = Arrays.copyOf(tokens, 257);
    untrained[256] = "abc".getBytes(UTF_8);
    assertThatThrownBy(() -> Vocabulary.ofRanks(untrained))
        .hasMessage("Token 256 is not made of two tokens of lower ranks");
    byte[][] late = Arrays.copyOf(tokens, 258);
    late[256] = "ab".getBytes(UTF_8);
    late[257] = "abc".getBytes(UTF_8);
    assertThatThrownBy(
            () ->
                Vocabulary.ofMerges(
                    late, List.of(new int[] {256, 'c'}, new int[] {'a', 'b'}), false))
        .hasMessage("Merge 0 joins the tokens 256 and 99, of which one is made by a later merge");
    tokens[0xC0] = null;
    assertThat(Vocabulary.ofRanks(tokens).bytes(0xC0)).as("never in UTF-8").isNull();
    tokens[0x61] = null;
    assertThatThrownBy(() -> Vocabulary.ofRanks(tokens))
        .hasMessage(
            "Each byte must be a token, but 0x61 is none: this is no byte-level vocabulary");
  }

  @Test
  void rememberedWordsAreTheSameAsNewOnes() {
    System.out.println("seed " + seed);
    Made made = made(80, 3);
    Vocabulary vocabulary = Vocabulary.ofMerges(made.tokens, made.merges, false);
    BytePairEncoder old = new BytePairEncoder(vocabulary);
    for (int i = 0; i < 100_000; i++) {
      byte[] word = word(1 + random.nextInt(17), 4);
      // Zeros at the end are part of a word.
      word[word.length - 1] = random.nextInt(4) == 0 ? 0 : word[word.length - 1];
      int[] ids = encode(old, word);
      if (i % 50 == 0) {
        assertThat(ids).as("seed %d", seed).isEqualTo(made.encode(word));
      }
      assertThat(bytes(vocabulary, ids)).as("seed %d", seed).isEqualTo(word);
    }
  }

  /** A vocabulary with its tokens in any order, and its merges. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(byte[][] tokens, List<int[]> merges) {
    byte[] joined(int[] merge) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(tokens[merge[0]]);
      out.writeBytes(tokens[merge[1]]);
      return out.toByteArray();
    }

    int id(byte[] token) {
      return IntStream.range(0, tokens.length)
          .filter(id -> Arrays.equals(tokens[id], token))
          .findFirst()
          .orElse(-1);
    }

    /** As the definition says: the first pair of the lowest rank, again and again. */
    int[] encode(byte[] word) {
      List<Integer> ids = new ArrayList<>();
      for (byte b : word) {
        ids.add(id(new byte[] {b}));
      }
      for (boolean more = true; more; ) {
        more = false;
        for (int rank = 0; rank < merges.size() && !more; rank++) {
          int[] merge = merges.get(rank);
          for (int i = 0; i + 1 < ids.size() && !more; i++) {
            if (ids.get(i) == merge[0] && ids.get(i + 1) == merge[1]) {
              ids.set(i, id(joined(merge)));
              ids.remove(i + 1);
              more = true;
            }
          }
        }
      }
      return ids.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Merges of tokens over a few letters; no two make the same token. */
  private Made made(int merges, int letters) {
    List<byte[]> tokens = new ArrayList<>(Arrays.asList(bytes()));
    List<byte[][]> parts = new ArrayList<>();
    List<Integer> usable = new ArrayList<>();
    for (int i = 0; i < letters; i++) {
      usable.add('a' + i);
    }
    while (parts.size() < merges) {
      byte[] left = tokens.get(usable.get(random.nextInt(usable.size())));
      byte[] right = tokens.get(usable.get(random.nextInt(usable.size())));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(left);
      out.writeBytes(right);
      byte[] joined = out.toByteArray();
      if (tokens.stream().noneMatch(token -> Arrays.equals(token, joined))) {
        usable.add(tokens.size());
        tokens.add(joined);
        parts.add(new byte[][] {left, right});
      }
    }
    List<byte[]> shuffled = new ArrayList<>(tokens.subList(256, tokens.size()));
    Collections.shuffle(shuffled, random);
    List<byte[]> all = new ArrayList<>(tokens.subList(0, 256));
    all.addAll(shuffled);
    Made made = new Made(all.toArray(byte[][]::new), new ArrayList<>());
    parts.forEach(pair -> made.merges.add(new int[] {made.id(pair[0]), made.id(pair[1])}));
    return made;
  }

  /** As tiktoken does: any two neighbours that make a token are joined, the lowest rank first. */
  private static int[] mergeByRank(byte[][] ranks, byte[] word) {
    List<byte[]> parts = new ArrayList<>();
    for (byte b : word) {
      parts.add(new byte[] {b});
    }
    int whole = rank(ranks, word);
    if (whole >= 0) {
      return new int[] {whole};
    }
    while (true) {
      int best = Integer.MAX_VALUE;
      int place = -1;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int rank = rank(ranks, join(parts.get(i), parts.get(i + 1)));
        if (rank >= 0 && rank < best) {
          best = rank;
          place = i;
        }
      }
      if (place < 0) {
        return parts.stream().mapToInt(part -> rank(ranks, part)).toArray();
      }
      parts.set(place, join(parts.get(place), parts.remove(place + 1)));
    }
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }

  private static int rank(byte[][] ranks, byte[] token) {
    for (int rank = 0; rank < ranks.length; rank++) {
      if (Arrays.equals(ranks[rank], token)) {
        return rank;
      }
    }
    return -1;
  }

  private byte[] word(int length, int letters) {
    byte[] word = new byte[length];
    for (int i = 0; i < length; i++) {
      word[i] = (byte) ('a' + random.nextInt(letters));
    }
    return word;
  }

  private static byte[][] bytes() {
    return IntStream.range(0, 256).mapToObj(b -> new byte[] {(byte) b}).toArray(byte[][]::new);
  }

  private static byte[] bytes(Vocabulary vocabulary, int[] ids) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int id : ids) {
      out.writeBytes(vocabulary.bytes(id));
    }
    return out.toByteArray();
  }

  /** In the middle of other bytes. */
  private static int[] encode(BytePairEncoder encoder, byte[] word) {
    Ids ids = new Ids(1);
    byte[] text = join(join(new byte[] {7}, word), new byte[] {'x', 'y'});
    encoder.encode(text, 1, 1 + word.length, ids);
    Ids atEnd = new Ids(1);
    encoder.encode(word, 0, word.length, atEnd);
    assertThat(atEnd.toArray()).isEqualTo(ids.toArray());
    return ids.toArray();
  }
}
