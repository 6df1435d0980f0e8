package io.mimodata.filter.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.WordHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatedNgramsTest {
  @Test
  void countsAsCountingAllNgramsDoes() {
    long seed = 20261123;
    Random random = new Random(seed);
    RepeatedNgrams ngrams = new RepeatedNgrams();
    for (int round = 0; round < 300; round++) {
      int different = 1 + random.nextInt(12);
      List<Integer> words = new ArrayList<>();
      for (int n = random.nextInt(200); n > 0; n--) {
        words.add(random.nextInt(different));
      }
      long[] hashes = words.stream().mapToLong(word -> WordHash.finish(word + 7)).toArray();
      long[] sums = new long[words.size() + 1];
      for (int i = 0; i < words.size(); i++) {
        sums[i + 1] = sums[i] + 1 + words.get(i);
      }
      ngrams.read(hashes, words.size(), 50);
      assertThat(ngrams.differentOfSample())
          .isEqualTo(new HashSet<>(words.subList(0, Math.min(50, words.size()))).size());
      for (int n = 2; n <= 10; n++) {
        ngrams.grow();
        assertSame(words, sums, n, ngrams, "seed " + seed + ", round " + round + ", n " + n);
      }
    }
  }

  private static void assertSame(
      List<Integer> words, long[] sums, int n, RepeatedNgrams ngrams, String name) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    int most = 0;
    for (int i = 0; i + n <= words.size(); i++) {
      most = Math.max(most, counts.merge(words.subList(i, i + n), 1, Integer::sum));
    }
    assertThat(ngrams.topCount()).as(name).isEqualTo(most);
    if (most > 0) {
      int top = ngrams.topPosition();
      assertThat(counts.get(words.subList(top, top + n))).as(name).isEqualTo(most);
    }
    Set<List<Integer>> seen = new HashSet<>();
    long duplicate = 0;
    for (int i = 0; i + n <= words.size(); ) {
      boolean again = !seen.add(words.subList(i, i + n));
      duplicate += again ? sums[i + n] - sums[i] : 0;
      i += again ? n : 1;
    }
    assertThat(ngrams.duplicateLength(sums)).as(name).isEqualTo(duplicate);
  }
}
