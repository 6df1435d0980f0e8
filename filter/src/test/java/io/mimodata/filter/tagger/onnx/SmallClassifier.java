package io.mimodata.filter.tagger.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A classifier of the form that transformers exports, small: the mean of the embeddings of the
 * tokens that are not masked, then a linear layer. An embedding of token {@code i} is {@code (i,
 * 1)}, so the logits are {@code slope[k] * mean of ids + offset[k]}.
 */
final class SmallClassifier {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int TOKENS = 128;

  private final float[] slopes;
  private final float[] offsets;
  private String idsInput = "input_ids";
  private boolean isNarrow;

  SmallClassifier(float[] slopes, float[] offsets) {
    this.slopes = slopes;
    this.offsets = offsets;
  }

  SmallClassifier idsInput(String name) {
    idsInput = name;
    return this;
  }

  /** With inputs of 32 bits. */
  SmallClassifier narrow() {
    isNarrow = true;
    return this;
  }

  /** Writes {@code model.onnx}, and {@code config.json} with the labels. */
  Path write(Path folder, String... labels) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), model());
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      names.append(i == 0 ? "" : ", ").append("\"%d\": \"%s\"".formatted(i, labels[i]));
    }
    Files.writeString(
        folder.resolve("config.json"),
        "{\"model_type\": \"bert\", \"max_position_embeddings\": 64, \"id2label\": {%s}}"
            .formatted(names));
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    return folder;
  }

  private byte[] model() {
    float[] embeddings = new float[TOKENS * 2];
    for (int i = 0; i < TOKENS; i++) {
      embeddings[2 * i] = i;
      embeddings[2 * i + 1] = 1;
    }
    float[] weights = new float[2 * slopes.length];
    System.arraycopy(slopes, 0, weights, 0, slopes.length);
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, node("Gather", List.of("table", idsInput), "embedded"))
            .message(1, cast("attention_mask", "mask"))
            .message(1, node("Unsqueeze", List.of("mask", "two"), "wide"))
            .message(1, node("Mul", List.of("embedded", "wide"), "masked"))
            .message(1, sum("masked", "total", 0))
            .message(1, sum("mask", "count", 1))
            .message(1, node("Div", List.of("total", "count"), "mean"))
            .message(1, node("Gemm", List.of("mean", "weights", "offsets"), "logits"))
            .text(2, "small")
            .message(5, floats("table", embeddings, TOKENS, 2))
            .message(5, floats("weights", weights, 2, slopes.length))
            .message(5, floats("offsets", offsets, offsets.length))
            .message(5, longs("one", 1))
            .message(5, longs("two", 2))
            .message(11, value(idsInput, isNarrow ? INT32 : INT64, "batch", "sequence"))
            .message(11, value("attention_mask", isNarrow ? INT32 : INT64, "batch", "sequence"))
            .message(12, value("logits", FLOAT, "batch", "labels"));
    return new ProtoWriter()
        .number(1, 8)
        .message(8, new ProtoWriter().text(1, "").number(2, 13))
        .message(7, graph)
        .toBytes();
  }

  private static ProtoWriter node(String type, List<String> inputs, String output) {
    ProtoWriter node = new ProtoWriter();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, output).text(4, type);
  }

  private static ProtoWriter cast(String input, String output) {
    return node("Cast", List.of(input), output).message(5, attribute("to", FLOAT));
  }

  /** Over the tokens. */
  private static ProtoWriter sum(String input, String output, int keepsDimension) {
    return node("ReduceSum", List.of(input, "one"), output)
        .message(5, attribute("keepdims", keepsDimension));
  }

  private static ProtoWriter attribute(String name, long value) {
    return new ProtoWriter().text(1, name).number(3, value).number(20, 2);
  }

  private static ProtoWriter floats(String name, float[] values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    ProtoWriter tensor = new ProtoWriter();
    for (int size : shape) {
      tensor.number(1, size);
    }
    return tensor.number(2, FLOAT).text(8, name).bytes(9, bytes.array());
  }

  private static ProtoWriter longs(String name, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(value);
    return new ProtoWriter().number(1, 1).number(2, INT64).text(8, name).bytes(9, bytes.array());
  }

  private static ProtoWriter value(String name, int type, String... dimensions) {
    ProtoWriter shape = new ProtoWriter();
    for (String dimension : dimensions) {
      shape.message(1, new ProtoWriter().text(2, dimension));
    }
    ProtoWriter tensor = new ProtoWriter().number(1, type).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }
}
