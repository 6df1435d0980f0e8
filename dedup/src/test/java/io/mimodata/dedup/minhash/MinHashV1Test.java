package io.mimodata.dedup.minhash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinHashV1Test {
  private final MinHash hasher = MinHashVersion.V1.hasher(112, 42);

  @Test
  void valuesAreFixedForEver() {
    MinHash small = MinHashVersion.V1.hasher(4, 42);
    assertThat(small.version()).isEqualTo(MinHashVersion.V1);
    assertThat(small.signature(new long[] {1}))
        .containsExactly(-497918056, 559579879, 1623785209, -472539903);
    assertThat(small.signature(new long[] {0x0123456789ABCDEFL, -1, Long.MIN_VALUE}))
        .containsExactly(-1301876477, 870783249, 406370067, 1499906631);
    assertThat(MinHashVersion.V1.hasher(2, 7).signature(new long[] {1}))
        .containsExactly(1299084275, 569332686);
  }

  @Test
  void aLongerSignatureBeginsLikeAShorterOne() {
    long[] set = new Random(1).longs(50).toArray();
    assertThat(hasher.signature(set)).startsWith(MinHashVersion.V1.hasher(8, 42).signature(set));
  }

  @Test
  void orderAndRepeatsDoNotMatter() {
    assertThat(hasher.signature(new long[] {3, 1, 2, 1, 3}))
        .isEqualTo(hasher.signature(new long[] {1, 2, 3}));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97, 1})
  void estimatesTheJaccardSimilarityWithoutBias(double jaccard) {
    int sets = 300;
    long seed = 20260801;
    Random random = new Random(seed);
    double sum = 0;
    double squares = 0;
    double exact = 0;
    for (int i = 0; i < sets; i++) {
      int union = 20 + random.nextInt(400);
      int shared = (int) Math.round(jaccard * union);
      long[] both = random.longs(shared).toArray();
      long[] onlyA = random.longs((union - shared) / 2).toArray();
      long[] onlyB = random.longs(union - shared - onlyA.length).toArray();
      double estimate =
          MinHash.similarity(
              hasher.signature(concat(both, onlyA.length == 0 && shared == 0 ? onlyB : onlyA)),
              hasher.signature(concat(both, onlyB)));
      exact = (double) shared / union;
      sum += estimate - exact;
      squares += (estimate - exact) * (estimate - exact);
    }
    double standardError = Math.sqrt(jaccard * (1 - jaccard) / hasher.size());
    assertThat(sum / sets)
        .as("mean error, seed %d", seed)
        .isCloseTo(0, within(4 * standardError / Math.sqrt(sets) + 1e-4));
    assertThat(Math.sqrt(squares / sets))
        .as("standard error, seed %d", seed)
        .isCloseTo(standardError, within(0.2 * standardError + 1e-3));
  }

  @Test
  void survivesBytes() {
    int[] signature = hasher.signature(new long[] {5, 6});
    assertThat(SignatureBytes.fromBytes(SignatureBytes.toBytes(signature))).isEqualTo(signature);
    assertThat(SignatureBytes.toBytes(new int[] {1, -2}))
        .containsExactly(1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF);
    assertThatThrownBy(() -> SignatureBytes.fromBytes(new byte[5]))
        .hasMessage("A signature must be a multiple of 4 bytes long, cannot be: 5");
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatThrownBy(() -> hasher.signature(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MinHashVersion.V1.hasher(0, 1))
        .hasMessage("size must be at least 1, cannot be: 0");
    assertThatThrownBy(() -> MinHash.similarity(new int[1], new int[2]))
        .hasMessage("Signatures must be of one size, cannot be: 1 and 2");
  }

  private static long[] concat(long[] a, long[] b) {
    return LongStream.concat(LongStream.of(a), LongStream.of(b)).toArray();
  }
}
