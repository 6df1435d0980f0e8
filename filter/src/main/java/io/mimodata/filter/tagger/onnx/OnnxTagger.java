package io.mimodata.filter.tagger.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs a classifier over batches of texts of about the same length. Inputs are known by the names
 * that transformers gives them: {@code input_ids}, and {@code attention_mask} and {@code
 * token_type_ids} if the model has them.
 */
final class OnnxTagger implements Tagger {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final Set<String> INPUTS = Set.of(IDS, MASK, "token_type_ids");
  private static final String LOGITS = "logits";

  private final ClassifierFolder files;
  private final OnnxSettings settings;
  private final TokenRows rows;
  private final int padding;
  private final OutputReader outputs;
  private final OrtSession.SessionOptions options;
  private final OrtSession session;
  private final String output;

  OnnxTagger(ClassifierFolder files, OnnxSettings settings, TextEncoder encoder) {
    this.files = files;
    this.settings = settings;
    int length = Math.min(settings.maxLength(), files.mostTokens());
    this.rows = new TokenRows(encoder, length, settings.tailTokens());
    this.padding = encoder.padding();
    this.outputs = new OutputReader(settings.mapping(), files.labels());
    try {
      options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(files.model().toString(), options);
    } catch (OrtException e) {
      throw wrong("can't be loaded: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new StageException("ONNX Runtime does not work on this machine: " + e, e);
    }
    boolean isFine = false;
    try {
      checkInputs();
      output = output();
      isFine = true;
    } finally {
      if (!isFine) {
        close();
      }
    }
  }

  private StageException wrong(String what, Throwable cause) {
    return new StageException("The model %s %s".formatted(files.model(), what), cause);
  }

  private void checkInputs() {
    Set<String> names = session.getInputNames();
    if (!names.contains(IDS) || !INPUTS.containsAll(names)) {
      throw wrong(
          "must have the input input_ids and may have attention_mask and token_type_ids, has: "
              + String.join(", ", names),
          null);
    }
  }

  private String output() {
    Set<String> names = session.getOutputNames();
    if (names.contains(LOGITS)) {
      return LOGITS;
    }
    if (names.size() != 1) {
      throw wrong("must have the output logits, has: " + String.join(", ", names), null);
    }
    return names.iterator().next();
  }

  @Override
  public List<Tagged> tag(List<TaggerDocument> documents) {
    List<int[]> ids = new ArrayList<>(documents.size());
    for (TaggerDocument document : documents) {
      ids.add(rows.row(document.text().text()));
    }
    List<Integer> order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> ids.get(i).length))
            .toList();
    Tagged[] results = new Tagged[ids.size()];
    for (int from = 0; from < order.size(); from += settings.batchSize()) {
      List<Integer> batch =
          order.subList(from, Math.min(order.size(), from + settings.batchSize()));
      List<Tagged> tagged = run(batch.stream().map(ids::get).toList());
      for (int i = 0; i < tagged.size(); i++) {
        results[batch.get(i)] = tagged.get(i);
      }
    }
    return Arrays.asList(results);
  }

  private List<Tagged> run(List<int[]> batch) {
    int width = batch.stream().mapToInt(row -> row.length).max().orElse(0);
    long[] ids = new long[batch.size() * width];
    long[] mask = new long[ids.length];
    Arrays.fill(ids, padding);
    for (int r = 0; r < batch.size(); r++) {
      int[] row = batch.get(r);
      for (int i = 0; i < row.length; i++) {
        ids[r * width + i] = row[i];
        mask[r * width + i] = 1;
      }
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
        String name = input.getKey();
        long[] values = name.equals(IDS) ? ids : name.equals(MASK) ? mask : new long[ids.length];
        inputs.put(name, tensor(values, new long[] {batch.size(), width}, input.getValue()));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        return tags((OnnxTensor) result.get(0), batch.size());
      }
    } catch (OrtException e) {
      throw wrong("can't be run: " + e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape, NodeInfo wanted) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    boolean isNarrow =
        wanted.getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.INT32;
    return isNarrow
        ? OnnxTensor.createTensor(
            environment,
            IntBuffer.wrap(Arrays.stream(values).mapToInt(value -> (int) value).toArray()),
            shape)
        : OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private List<Tagged> tags(OnnxTensor logits, int count) {
    FloatBuffer values = logits.getFloatBuffer();
    int labels = files.labels().size();
    if (values == null || values.remaining() != count * labels) {
      throw wrong(
          "must give %d numbers for each document, as config.json has it, gives: %s for %d"
              .formatted(labels, Arrays.toString(logits.getInfo().getShape()), count),
          null);
    }
    List<Tagged> tagged = new ArrayList<>(count);
    float[] row = new float[labels];
    for (int i = 0; i < count; i++) {
      values.get(row);
      tagged.add(outputs.tags(row));
    }
    return tagged;
  }

  @Override
  public void close() {
    try {
      session.close();
      options.close();
    } catch (OrtException e) {
      throw wrong("can't be closed: " + e.getMessage(), e);
    }
  }
}
