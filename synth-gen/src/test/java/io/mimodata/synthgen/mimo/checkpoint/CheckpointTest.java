package io.mimodata.synthgen.mimo.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.MimoModel;
import io.mimodata.synthgen.mimo.RuntimeSettings;
import io.mimodata.synthgen.mimo.Safetensors;
import io.mimodata.synthgen.mimo.Storage;
import io.mimodata.synthgen.mimo.ToyModel;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  @TempDir private Path folder;

  private void config(String... changes) throws IOException {
    String json = Shape.MIMO.json();
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(json).contains(changes[i]);
      json = json.replace(changes[i], changes[i + 1]);
    }
    Files.writeString(folder.resolve("config.json"), json);
  }

  private void expect(String... messages) {
    assertThatThrownBy(() -> MimoModel.load(folder, null, RuntimeSettings.defaults()).close())
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith(folder.toString())
        .satisfies(e -> assertThat(e.getMessage()).contains(messages));
  }

  private void expectOfConfig(String from, String to, String... messages) throws IOException {
    config(from, to);
    expect(messages);
  }

  @Test
  void foldersWithoutTheirFiles() throws IOException {
    assertThatThrownBy(() -> Checkpoint.open(folder.resolve("none")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("none is no folder; name a model's folder with config.json");
    expect("config.json can't be read");
    config();
    expect("has neither model.safetensors nor model.safetensors.index.json");
  }

  @Test
  void configurationsThatAreNone() throws IOException {
    for (String text : new String[] {"", "{", "[]", "\0\0", "\"qwen2\""}) {
      Files.writeString(folder.resolve("config.json"), text);
      expect("config.json");
    }
    Files.write(folder.resolve("config.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x7B});
    expect("config.json");
  }

  @Test
  void configurationsOfOtherModels() throws IOException {
    expectOfConfig("\"mimo\"", "\"llama\"", "model_type is 'llama'", "'mimo' and 'qwen2'", "vLLM");
    expectOfConfig("\"silu\"", "\"gelu\"", "hidden_act must be silu, cannot be: gelu");
    expectOfConfig("window\": false", "window\": true", "use_sliding_window must be false");
    expectOfConfig(
        "\"rope_scaling\": null",
        "\"rope_scaling\": {\"rope_type\": \"yarn\"}",
        "rope_scaling must be of type default, cannot be: yarn");
  }

  @Test
  void allThatIsWrongIsSaidTogether() throws IOException {
    config("\"vocab_size\": 77,", "", "\"hidden_size\": 40", "\"hidden_size\": -1");
    expect("vocab_size is missing", "; hidden_size must be above 0, cannot be: -1");
  }

  @Test
  void numbersThatAreNone() throws IOException {
    for (String number : new String[] {"0", "-3", "1.5", "\"7\"", "null", "9999999999", "[]"}) {
      expectOfConfig(
          "\"num_hidden_layers\": 2",
          "\"num_hidden_layers\": " + number,
          "num_hidden_layers must be ",
          "cannot be: " + number);
    }
    expectOfConfig("1e-05", "-1", "rms_norm_eps must be a number above 0, cannot be: -1");
    expectOfConfig("1e-05", "1e999", "rms_norm_eps must be a number above 0");
    expectOfConfig("640000", "0", "rope_theta must be a number above 0, cannot be: 0");
    expectOfConfig(
        "\"rope_scaling\": null",
        "\"rope_parameters\": {\"rope_theta\": -5}",
        "rope_parameters.rope_theta must be a number above 0, cannot be: -5");
  }

  @Test
  void headsThatDoNotFit() throws IOException {
    expectOfConfig("heads\": 2", "heads\": 4", "multiple of num_key_value_heads", "6 and 4");
    expectOfConfig("\"head_dim\": 10", "\"head_dim\": 11", "head_dim must be even");
    expectOfConfig(
        "\"head_dim\": 10",
        "\"head_dim\": 715827884",
        "num_attention_heads * head_dim must be at most",
        "6 * 715827884");
    config("\"hidden_size\": 40", "\"hidden_size\": 5", "\"head_dim\": 10,", "");
    expect("head_dim must be above 0, cannot be: 0");
  }

  @Test
  void sizesThatHaveUsualValues() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "qwen2", "vocab_size": 9, "hidden_size": 12, "intermediate_size": 5,
         "num_hidden_layers": 1, "num_attention_heads": 3,
         "rope_parameters": {"rope_type": "default", "rope_theta": 77},
         "num_nextn_predict_layers": 1, "eos_token_id": [4, 5]}
        """);
    Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": 6}");
    Safetensors.write(folder.resolve(SINGLE), "{}", new byte[0]);
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      ModelConfig config = checkpoint.config();
      assertThat(config.keyValueHeads()).isEqualTo(3);
      assertThat(config.headSize()).isEqualTo(4);
      assertThat(config.ropeTheta()).isEqualTo(77);
      assertThat(config.tiedEmbeddings()).isFalse();
      assertThat(config.attentionBias()).isTrue();
      assertThat(config.mtpLayers()).as("Qwen2 has none").isZero();
      assertThat(config.maxPositions()).isEqualTo(32_768);
      assertThat(config.endIds()).containsExactlyInAnyOrder(4, 5, 6);
    }
  }

  @Test
  void tensorsThatAreMissingOrHaveAnotherShape() throws IOException {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.F32, 1);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>(model.tensors());
    config();
    for (String name :
        new String[] {
          "model.embed_tokens.weight",
          "lm_head.weight",
          "model.layers.1.self_attn.k_proj.bias",
          "model.mtp_layers.0.input_proj.weight"
        }) {
      Safetensors.Tensor tensor = tensors.remove(name);
      Safetensors.write(folder.resolve(SINGLE), tensors, Storage.F32);
      expect("has no tensor " + name, "config.json");
      tensors.put(name, new Safetensors.Tensor(new int[] {7, 3}, new float[21]));
      Safetensors.write(folder.resolve(SINGLE), tensors, Storage.F32);
      expect(SINGLE, "the tensor " + name + " has the shape [7, 3], and config.json asks for [");
      tensors.put(name, tensor);
    }
    Safetensors.write(folder.resolve(SINGLE), tensors, Storage.F32);
    assertThatCode(() -> MimoModel.load(folder, null, RuntimeSettings.defaults()).close())
        .doesNotThrowAnyException();
  }

  @Test
  void indexesThatNameOtherFolders() throws IOException {
    config();
    for (String name :
        new String[] {
          "../model.safetensors", "/etc/passwd", "..", ".", "", "a\\\\b", "a/b", "\\u0000", "c:d"
        }) {
      Files.writeString(folder.resolve(INDEX), "{\"weight_map\":{\"a\":\"" + name + "\"}}");
      expect(INDEX + " names the file '", "may only name files beside it");
    }
  }

  @Test
  void indexesThatAreNone() throws IOException {
    config();
    for (String text : new String[] {"{}", "[]", "{\"weight_map\":7}"}) {
      Files.writeString(folder.resolve(INDEX), text);
      expect(INDEX + " names no files");
    }
    Files.writeString(folder.resolve(INDEX), "{\"weight_map\":{\"a\":\"none.safetensors\"}}");
    expect("none.safetensors can't be read");
  }

  @Test
  void aTensorInTwoFiles() throws IOException {
    config();
    String header = "{" + Safetensors.entry("a", "F32", new int[] {1}, 0, 4) + "}";
    Safetensors.write(folder.resolve("1.safetensors"), header, new byte[4]);
    Safetensors.write(folder.resolve("2.safetensors"), header, new byte[4]);
    Files.writeString(
        folder.resolve(INDEX),
        "{\"weight_map\":{\"a\":\"1.safetensors\",\"b\":\"2.safetensors\"}}");
    expect("1.safetensors and ", "2.safetensors both have the tensor a");
  }

  @Test
  void aFileThatIsCutIsNotLoaded() throws IOException {
    ToyModel.random(Shape.MIMO, Storage.BF16, 1).write(folder);
    byte[] whole = Files.readAllBytes(folder.resolve(SINGLE));
    for (int length = 0; length < whole.length; length += 1 + whole.length / 17) {
      Files.write(folder.resolve(SINGLE), Arrays.copyOf(whole, length));
      expect(SINGLE);
    }
  }

  @Test
  void noDamageOfTheHeaderIsAnotherKindOfFailure() throws IOException {
    ToyModel.random(Shape.MIMO, Storage.BF16, 1).write(folder);
    byte[] whole = Files.readAllBytes(folder.resolve(SINGLE));
    Random random = new Random(1);
    byte[] signs = "0123456789-.,:[]{}\"eF".getBytes(UTF_8);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= round % 3; i++) {
        damaged[random.nextInt(2_000)] = signs[random.nextInt(signs.length)];
      }
      Files.write(folder.resolve(SINGLE), damaged);
      try (Checkpoint checkpoint = Checkpoint.open(folder)) {
        assertThat(checkpoint.config().layers()).isEqualTo(2);
      } catch (StageException e) {
        assertThat(e).hasMessageContaining(SINGLE);
      }
    }
  }

  @Test
  void biasesMayBeMissingWhereTheConfigurationSaysSo() throws IOException {
    ToyModel model = ToyModel.random(Shape.MIMO, Storage.F32, 1);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>(model.tensors());
    tensors.keySet().removeIf(name -> name.endsWith(".bias"));
    Safetensors.write(folder.resolve(SINGLE), tensors, Storage.F32);
    config("\"attention_bias\": true", "\"attention_bias\": false");
    try (MimoModel loaded = MimoModel.load(folder, null, RuntimeSettings.defaults())) {
      assertThat(loaded.config().attentionBias()).isFalse();
    }
  }
}
