package io.mimodata.filter.tagger.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.linear.train.SmallCorpus;
import io.mimodata.filter.tagger.linear.train.TaggerTrainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinearModelTest {
  private static byte[] file;

  @BeforeAll
  static void train() {
    file = TaggerTrainer.train(SmallCorpus.of(36, 2), SmallCorpus.config(1), 1).file();
  }

  private static LinearModel read(byte[] bytes) throws IOException {
    return LinearModel.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void aFileReadAndWrittenIsTheSame() throws IOException {
    LinearModel model = read(file);
    assertThat(model.toFile()).isEqualTo(file);
    assertThat(model.revision()).isEqualTo(Sha256.hex(file));
    assertThat(model.name() + " " + model.version()).isEqualTo("small 1");
    assertThat(model.languages()).containsExactly("en");
  }

  @Test
  void aFileCutAnywhereIsAnError() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] cut = Arrays.copyOf(file, random.nextInt(file.length));
      assertThatThrownBy(() -> read(cut)).isInstanceOf(StageException.class);
    }
  }

  @Test
  void aChangedByteIsAnError() {
    byte[] changed = file.clone();
    changed[file.length / 2] ^= 1;
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("damaged: its SHA-256");
  }

  @Test
  void anotherFileAndAnotherFormatAreNamed() {
    assertThatThrownBy(() -> read("{}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("must begin with MIMOTAGR");
    byte[] later = file.clone();
    later[11] = 9;
    assertThatThrownBy(() -> read(later))
        .hasMessageContaining("Format of the model must be 1, cannot be: 9");
  }

  @Test
  void aHostileFileWithTheRightHashIsAnErrorAndTakesNoMemory() {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] hostile = file.clone();
      int at = 12 + random.nextInt(file.length - 32 - 16);
      ByteBuffer.wrap(hostile).putInt(at, i % 3 == 0 ? Integer.MAX_VALUE : random.nextInt());
      resign(hostile);
      try {
        read(hostile);
      } catch (StageException expected) {
        assertThat(expected).hasMessageContaining("damaged");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void resign(byte[] bytes) {
    int body = bytes.length - 32;
    byte[] digest = HexFormat.of().parseHex(Sha256.hex(Arrays.copyOf(bytes, body)));
    System.arraycopy(digest, 0, bytes, body, 32);
  }

  @Test
  void weightsInEightBitsAreNearTheirOrigin() {
    Random random = new Random(3);
    double[] exact = random.doubles(40 * 6, -1, 1).toArray();
    Weights weights = Weights.of(exact, 6);
    FeatureRow row = new FeatureRow();
    float[] scores = new float[6];
    for (int at = 0; at < 40; at++) {
      row.clear();
      row.add(at, 1);
      weights.score(row, scores);
      for (int output = 0; output < 6; output++) {
        assertThat((double) scores[output])
            .isCloseTo(exact[at * 6 + output], within(0.5 / 127 + 1e-6));
      }
    }
  }

  @Test
  void mapsRise() {
    MonotoneMap map = new MonotoneMap(List.of(0.2, 0.4, 0.8), List.of(0.1, 0.5, 0.5));
    assertThat(map.at(0)).isEqualTo(0.1);
    assertThat(map.at(0.3)).isCloseTo(0.3, within(1e-12));
    assertThat(map.at(0.9)).isEqualTo(0.5);
    assertThatThrownBy(() -> new MonotoneMap(List.of(0.0, 1.0), List.of(0.5, 0.4)))
        .hasMessageContaining("must rise");
  }
}
