package io.mimodata.document.minhash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchesTest {
  private static final int SIZE = 112;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @CsvSource({"0, 400", "0.3, 400", "0.7, 400", "0.9, 400", "1, 400"})
  void codesEstimateNearlyAsWellAsSignatures(double jaccard, int union) {
    System.out.println("seed " + seed);
    MinHash hasher = MinHashVersion.V1.hasher(SIZE, seed);
    double sum = 0;
    double squares = 0;
    int pairs = 300;
    for (int i = 0; i < pairs; i++) {
      int[][] sets = sets(jaccard, union);
      double error =
          SignatureCodes.similarity(codes(hasher, sets[0]), codes(hasher, sets[1]), SIZE) - jaccard;
      sum += error;
      squares += error * error;
    }
    double expected = SignatureCodes.standardError(jaccard, SIZE);
    // No similarity is below zero: that is where an estimate of zero ends.
    assertThat(sum / pairs).isCloseTo(0, within(jaccard == 0 ? 0.02 : 0.015));
    assertThat(Math.sqrt(squares / pairs)).isLessThan(1.3 * expected + 1e-9);
  }

  private static long[] codes(MinHash hasher, int[] set) {
    long[] codes = new long[SignatureCodes.words(SIZE)];
    SignatureCodes.pack(hasher.signature(set, set.length), codes, 0);
    return codes;
  }

  @Test
  void aCodeIsTheLowestFourBits() {
    long[] codes = new long[3];
    int[] signature = IntStream.range(0, 20).toArray();
    signature[19] = 0x7FFFFFFA;
    SignatureCodes.pack(signature, codes, 1);
    long[] packed = {codes[1], codes[2]};
    assertThat(codes[0]).isZero();
    assertThat(SignatureCodes.code(packed, 3)).isEqualTo(3);
    assertThat(SignatureCodes.code(packed, 17)).isEqualTo(1);
    assertThat(SignatureCodes.code(packed, 19)).isEqualTo(0xA);
    assertThat(SignatureCodes.similarity(packed, packed, 20)).isEqualTo(1);
    assertThat(SignatureCodes.similarity(packed, new long[2], 20)).isBetween(0.0, 0.1);
  }

  @ParameterizedTest
  @CsvSource({"0.6, 30", "0.6, 500", "0.7, 500", "0.7, 5000", "0.8, 60000", "0.95, 500", "1, 500"})
  void oddSketchesEstimateWithinTwoHundredths(double jaccard, int union) {
    System.out.println("seed " + seed);
    OddSketch maker = new OddSketch();
    double squares = 0;
    int pairs = 100;
    for (int i = 0; i < pairs; i++) {
      int[][] sets = sets(jaccard, union);
      long[] a = maker.of(sets[0], sets[0].length);
      int sizeA = maker.size();
      long[] b = maker.of(sets[1], sets[1].length);
      double exact = (double) (sets[0].length + sets[1].length - union) / union;
      double error = OddSketch.similarity(a, sizeA, b, maker.size()) - exact;
      squares += error * error;
    }
    assertThat(Math.sqrt(squares / pairs)).isLessThan(union < 100 ? 0.05 : 0.02);
  }

  @Test
  void repeatsDoNotCount() {
    OddSketch maker = new OddSketch();
    long[] once = maker.of(new int[] {7, 8, -9, 7}, 3);
    long[] again = maker.of(new int[] {-9, 7, 8, 7, 8, 5}, 5);
    assertThat(maker.size()).isEqualTo(3);
    assertThat(again).isEqualTo(once);
    assertThat(OddSketch.similarity(once, 3, again, 3)).isEqualTo(1);
  }

  @Test
  void setsOfDifferentSizesCompare() {
    System.out.println("seed " + seed);
    OddSketch maker = new OddSketch();
    for (int i = 0; i < 300; i++) {
      int[] large = random.ints(4_000).toArray();
      long[] a = maker.of(large, 4_000);
      long[] b = maker.of(large, 3_000);
      assertThat(OddSketch.similarity(a, 4_000, b, 3_000)).isCloseTo(0.75, within(0.03));
      for (int size : new int[] {2, 40, 400}) {
        long[] c = maker.of(large, size);
        assertThat(c.length).isLessThan(a.length);
        double unlike = OddSketch.similarity(a, 4_000, c, size);
        assertThat(Double.isNaN(unlike) || unlike <= 0.1).isTrue();
      }
    }
  }

  @Test
  void setsWithNothingInCommonAreUnlikeOrUntold() {
    System.out.println("seed " + seed);
    OddSketch maker = new OddSketch();
    for (int i = 0; i < 1_000; i++) {
      int size = 1 + random.nextInt(3_000);
      long[] a = maker.of(random.ints(size).toArray(), size);
      long[] b = maker.of(random.ints(size).toArray(), size);
      double unlike = OddSketch.similarity(a, size, b, size);
      assertThat(Double.isNaN(unlike) || unlike < 0.3).as("%d elements", size).isTrue();
    }
  }

  /** Two sets whose union has about so many elements, and so much of it in both. */
  private int[][] sets(double jaccard, int union) {
    int[] all = random.ints(union).toArray();
    int both = (int) Math.round(jaccard * union);
    int onlyA = (union - both) / 2;
    int[] a = IntStream.range(0, both + onlyA).map(i -> all[i]).toArray();
    int[] b =
        IntStream.range(0, union)
            .filter(i -> i < both || i >= both + onlyA)
            .map(i -> all[i])
            .toArray();
    return new int[][] {a, b};
  }
}
