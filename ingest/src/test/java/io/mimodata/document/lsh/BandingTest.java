package io.mimodata.document.lsh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.minhash.MinHash;
import io.mimodata.document.minhash.MinHashVersion;
import io.mimodata.document.shingle.WordShingler;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BandingTest {
  private final Banding banding = new Banding(14, 8);

  @Test
  void keysAreEqualExactlyWhereBandsAre() {
    Banding small = new Banding(3, 2);
    long[] a = small.bucketKeys(new int[] {1, 2, 3, 4, 1, 2});
    long[] b = small.bucketKeys(new int[] {1, 2, 4, 3, 1, 2});
    assertThat(a[0]).isEqualTo(b[0]);
    assertThat(a[1]).isNotEqualTo(b[1]);
    assertThat(a[2]).isEqualTo(b[2]);
    assertThat(a[0]).as("the same values in another band").isNotEqualTo(a[2]);
  }

  @Test
  void keysAreFixedForEver() {
    assertThat(new Banding(2, 2).bucketKeys(new int[] {1, 2, -3, 4}))
        .containsExactly(-6578062683380986914L, -9194830340635993686L);
  }

  @Test
  void probabilityIsAnSCurve() {
    assertThat(banding.probability(0)).isZero();
    assertThat(banding.probability(0.5)).isCloseTo(0.0533, within(1e-4));
    assertThat(banding.probability(0.8)).isCloseTo(0.9236, within(1e-4));
    assertThat(banding.probability(1)).isEqualTo(1);
  }

  /** Pairs of real shingled texts: what is found against what the theory says at their exact J. */
  @Test
  void recallFollowsTheExactJaccardSimilarity() {
    long seed = 20260802;
    Random random = new Random(seed);
    MinHash hasher = MinHashVersion.V1.hasher(banding.signatureSize(), 1);
    int pairs = 1500;
    double expected = 0;
    double variance = 0;
    int found = 0;
    int foundAlike = 0;
    int alike = 0;
    for (int i = 0; i < pairs; i++) {
      List<String> words =
          IntStream.range(0, 150).mapToObj(w -> "w" + random.nextInt(5000)).toList();
      double change = random.nextDouble() * 0.12;
      String other =
          words.stream()
              .map(word -> random.nextDouble() < change ? "x" + random.nextInt(5000) : word)
              .collect(Collectors.joining(" "));
      int[] a = shingles(String.join(" ", words));
      int[] b = shingles(other);
      double jaccard = jaccard(a, b);
      double probability = banding.probability(jaccard);
      expected += probability;
      variance += probability * (1 - probability);
      boolean hit = sharesBucket(hasher.signature(a, a.length), hasher.signature(b, b.length));
      found += hit ? 1 : 0;
      if (jaccard >= 0.9) {
        alike++;
        foundAlike += hit ? 1 : 0;
      }
    }
    assertThat((double) found)
        .as("pairs found, seed %d", seed)
        .isCloseTo(expected, within(4 * Math.sqrt(variance)));
    assertThat(alike).isGreaterThan(100);
    assertThat(foundAlike).as("pairs of J >= 0.9, seed %d", seed).isEqualTo(alike);
  }

  @Test
  void refusesASignatureOfAnotherSize() {
    assertThatThrownBy(() -> banding.bucketKeys(new int[100]))
        .hasMessage("The signature must have 112 values, cannot have: 100");
    assertThatThrownBy(() -> new Banding(0, 8))
        .hasMessage("bands and rows must be at least 1, cannot be: 0 and 8");
  }

  private boolean sharesBucket(int[] a, int[] b) {
    long[] left = banding.bucketKeys(a);
    long[] right = banding.bucketKeys(b);
    return IntStream.range(0, left.length).anyMatch(band -> left[band] == right[band]);
  }

  private static int[] shingles(String text) {
    WordShingler reader = new WordShingler(5);
    int count = reader.read(text.getBytes(UTF_8));
    return Arrays.copyOf(reader.shingles(), count);
  }

  private static double jaccard(int[] a, int[] b) {
    Set<Integer> left = IntStream.of(a).boxed().collect(Collectors.toSet());
    Set<Integer> union = IntStream.of(b).boxed().collect(Collectors.toCollection(HashSet::new));
    int right = union.size();
    union.addAll(left);
    return (double) (left.size() + right - union.size()) / union.size();
  }
}
