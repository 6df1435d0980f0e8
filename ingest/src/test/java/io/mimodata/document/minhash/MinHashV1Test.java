package io.mimodata.document.minhash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinHashV1Test {
  private final MinHash hasher = MinHashVersion.V1.hasher(112, 42);

  private static int[] signature(MinHash hasher, int[] set) {
    return hasher.signature(set, set.length);
  }

  @Test
  void valuesAreFixedForEver() {
    MinHash small = MinHashVersion.V1.hasher(4, 42);
    assertThat(small.version()).isEqualTo(MinHashVersion.V1);
    assertThat(signature(small, new int[] {1}))
        .containsExactly(1935903405, 1337435307, 1946174762, 40881797);
    assertThat(signature(small, new int[] {0x01234567, -1, Integer.MIN_VALUE}))
        .containsExactly(898390150, 140852564, 790763773, 645602039);
    assertThat(signature(MinHashVersion.V1.hasher(2, 7), new int[] {1}))
        .containsExactly(873205598, 1038718456);
  }

  @Test
  void aLongerSignatureBeginsLikeAShorterOne() {
    int[] set = new Random(1).ints(50).toArray();
    assertThat(signature(hasher, set)).startsWith(signature(MinHashVersion.V1.hasher(8, 42), set));
  }

  @Test
  void orderAndRepeatsDoNotMatter() {
    assertThat(signature(hasher, new int[] {3, 1, 2, 1, 3}))
        .isEqualTo(signature(hasher, new int[] {1, 2, 3}));
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
      int[] both = random.ints(shared).toArray();
      int[] onlyA = random.ints((union - shared) / 2).toArray();
      int[] onlyB = random.ints(union - shared - onlyA.length).toArray();
      double estimate =
          MinHash.similarity(
              signature(hasher, concat(both, onlyA.length == 0 && shared == 0 ? onlyB : onlyA)),
              signature(hasher, concat(both, onlyB)));
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
  void refusesWhatHasNoMeaning() {
    assertThatThrownBy(() -> signature(hasher, new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MinHashVersion.V1.hasher(0, 1))
        .hasMessage("size must be at least 1, cannot be: 0");
    assertThatThrownBy(() -> MinHash.similarity(new int[1], new int[2]))
        .hasMessage("Signatures must be of one size, cannot be: 1 and 2");
  }

  @Test
  void allKernelsGiveTheSame() {
    assertThat(MinHashKernels.all()).containsKeys("vector", "swapped", "plain");
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int[] set = random.ints(1 + random.nextInt(200)).toArray();
      int count = 1 + random.nextInt(set.length);
      MinHashV1 v1 = new MinHashV1(1 + random.nextInt(260), random.nextLong());
      int[] plain = v1.signature(set, count, new PlainKernel());
      MinHashKernels.all()
          .forEach(
              (name, kernel) ->
                  assertThat(v1.signature(set, count, kernel)).as(name).isEqualTo(plain));
    }
  }

  private static int[] concat(int[] a, int[] b) {
    return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
  }
}
