package io.mimodata.mixture.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.mixture.recipe.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private static TokenDocument document(int number, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      bytes.putInt(number * 1_000_003 + i);
    }
    return new TokenDocument("d" + number, 0, bytes.array(), 0);
  }

  private static List<Row> pack(Packing packing, int context, List<TokenDocument> documents)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    Packer packer = Packer.of(packing, context);
    for (TokenDocument document : documents) {
      packer.add(document, rows::add);
    }
    packer.finish(rows::add);
    return rows;
  }

  /** Log-normal lengths, as corpora have them: most are short, a few very long. */
  private List<TokenDocument> corpus(int count, int most) {
    List<TokenDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = (int) Math.exp(6.3 + 1.3 * random.nextGaussian());
      documents.add(document(i, Math.max(2, Math.min(most, length))));
    }
    return documents;
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void everyTokenStandsInItsPlaceOnce(Packing packing) throws IOException {
    List<TokenDocument> documents = corpus(3_000, 5_000);
    Map<String, boolean[]> seen = new HashMap<>();
    documents.forEach(d -> seen.put(d.id(), new boolean[d.length()]));
    for (Row row : pack(packing, 1_024, documents)) {
      for (Segment segment : row.segments()) {
        TokenDocument document = segment.document();
        assertThat(documents.get((int) segment.number())).isSameAs(document);
        boolean[] tokens = seen.get(document.id());
        for (int i = 0; i < segment.length(); i++) {
          assertThat(segment.token(i)).isEqualTo(document.token(segment.from() + i));
          assertThat(tokens[segment.from() + i]).as("seed %d", seed).isFalse();
          tokens[segment.from() + i] = true;
        }
      }
    }
    seen.values().forEach(tokens -> assertThat(tokens).doesNotContain(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_192, 32_768})
  void fittedRowsCutOnlyWhatIsLongerAndHaveLittlePadding(int context) throws IOException {
    List<TokenDocument> documents = corpus(60_000, 100_000);
    long padding = 0;
    long all = 0;
    long inOrder = 0;
    long before = -1;
    List<Row> rows = pack(Packing.BEST_FIT, context, documents);
    for (Row row : rows) {
      assertThat(row.length()).isEqualTo(context);
      padding += row.padding();
      all += context;
      for (Segment segment : row.segments()) {
        TokenDocument document = segment.document();
        if (document.length() <= context) {
          assertThat(segment.length()).as("seed %d", seed).isEqualTo(document.length());
        } else {
          assertThat(segment.from() % context).isZero();
        }
      }
      int longest = row.segments().get(0).length();
      inOrder += before >= longest ? 1 : 0;
      before = longest;
    }
    assertThat((double) padding / all).as("seed %d", seed).isLessThan(0.001);
    // Not sorted by length, as packing leaves them.
    assertThat((double) inOrder / rows.size()).isBetween(0.35, 0.75);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void joinedRowsAreFull(int context) throws IOException {
    List<Row> rows = pack(Packing.CONCAT, context, corpus(500, 900));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).length()).isEqualTo(context);
      if (i < rows.size() - 1) {
        assertThat(rows.get(i).padding()).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void nothingGivesNothing(Packing packing) throws IOException {
    assertThat(pack(packing, 10, List.of())).isEmpty();
  }
}
