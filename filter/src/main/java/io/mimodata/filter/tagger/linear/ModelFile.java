package io.mimodata.filter.tagger.linear;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The file of a model, big-endian: {@code MIMOTAGR}, format version (int), length and bytes of a
 * JSON header, the vocabulary (count, then for each feature the distance to the slot before as a
 * varint and its rarity as a float), the weights (for each row a float step and a byte an output),
 * the topics (words, topics, then an int key and a short topic a word), and SHA-256 of all that.
 */
final class ModelFile {
  static final int FORMAT = 1;

  private static final byte[] MAGIC = "MIMOTAGR".getBytes(US_ASCII);
  private static final int DIGEST = 32;
  private static final int MOST_BYTES = 256 << 20;
  private static final int LARGEST_VARINT = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  static byte[] write(LinearModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeInt(FORMAT);
      byte[] header = JSON.writeValueAsBytes(ModelHeader.of(model, JSON));
      out.writeInt(header.length);
      out.write(header);
      writeVocabulary(model.space().vocabulary(), out);
      writeWeights(model.weights(), out);
      writeTopics(model.topics(), out);
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes all bytes", e);
    }
    byte[] body = bytes.toByteArray();
    byte[] file = Arrays.copyOf(body, body.length + DIGEST);
    System.arraycopy(HexFormat.of().parseHex(Sha256.hex(body)), 0, file, body.length, DIGEST);
    return file;
  }

  private static void writeVocabulary(Vocabulary vocabulary, DataOutputStream out)
      throws IOException {
    out.writeInt(vocabulary.size());
    int before = -1;
    for (int row = 0; row < vocabulary.size(); row++) {
      int distance = vocabulary.slot(row) - before - 1;
      while (distance >= 0x80) {
        out.write(distance | 0x80);
        distance >>>= 7;
      }
      out.write(distance);
      out.writeFloat(vocabulary.rarity(row));
      before = vocabulary.slot(row);
    }
  }

  private static void writeWeights(Weights weights, DataOutputStream out) throws IOException {
    for (int row = 0; row < weights.rows(); row++) {
      out.writeFloat(weights.step(row));
      for (int output = 0; output < weights.outputs(); output++) {
        out.writeByte(weights.value(row, output));
      }
    }
  }

  private static void writeTopics(WordTopics topics, DataOutputStream out) throws IOException {
    out.writeInt(topics.words());
    out.writeInt(topics.topics());
    for (int word = 0; word < topics.words(); word++) {
      out.writeInt(topics.keyOf(word));
      out.writeShort(topics.topicOf(word));
    }
  }

  static LinearModel read(InputStream in) throws IOException {
    byte[] file = in.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw new StageException("A model must have at most %d bytes".formatted(MOST_BYTES));
    }
    if (file.length < MAGIC.length
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new StageException("Not a model of the linear tagger: it must begin with MIMOTAGR");
    }
    int body = file.length - DIGEST;
    if (body < MAGIC.length + 2 * Integer.BYTES) {
      throw damaged("it ends after %d bytes".formatted(file.length), null);
    }
    int format = ByteBuffer.wrap(file).getInt(MAGIC.length);
    if (format != FORMAT) {
      throw new StageException(
          "Format of the model must be %d, cannot be: %d; train it again or use the program that it"
                  .formatted(FORMAT, format)
              + " was made by");
    }
    String digest = HexFormat.of().formatHex(file, body, file.length);
    if (!Sha256.hex(Arrays.copyOf(file, body)).equals(digest)) {
      throw damaged("its SHA-256 is not the one at its end", null);
    }
    try {
      return parse(
          ByteBuffer.wrap(file, MAGIC.length + Integer.BYTES, body - MAGIC.length - 4),
          Sha256.hex(file));
    } catch (IllegalArgumentException | BufferUnderflowException | IOException e) {
      throw damaged(e.getMessage() == null ? "it ends early" : e.getMessage(), e);
    }
  }

  private static StageException damaged(String how, Exception cause) {
    return new StageException("The model is damaged: " + how, cause);
  }

  private static LinearModel parse(ByteBuffer in, String revision) throws IOException {
    byte[] json = new byte[count(in, "bytes of the header", in.getInt(), 1)];
    in.get(json);
    ModelHeader header = ModelHeader.parse(JSON.readTree(new String(json, UTF_8)));
    Vocabulary vocabulary = vocabulary(in);
    FeatureSpace space = new FeatureSpace(header.settings(), vocabulary, header.signals());
    Weights weights = weights(in, space.rows(), header.outputs().size());
    WordTopics topics = topics(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("%d bytes too many".formatted(in.remaining()));
    }
    return new LinearModel(
        header.name(),
        header.version(),
        header.languages(),
        header.manifest(),
        space,
        topics,
        weights,
        header.outputs(),
        revision);
  }

  private static int count(ByteBuffer in, String what, int count, int bytesEach) {
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw new IllegalArgumentException(
          "%d %s where %d bytes are left".formatted(count, what, in.remaining()));
    }
    return count;
  }

  private static Vocabulary vocabulary(ByteBuffer in) {
    int size = count(in, "features", in.getInt(), 1 + Float.BYTES);
    int[] slots = new int[size];
    float[] rarities = new float[size];
    long slot = -1;
    for (int i = 0; i < size; i++) {
      slot += 1 + varint(in);
      if (slot >= Family.SLOTS) {
        throw new IllegalArgumentException("slot %d".formatted(slot));
      }
      slots[i] = (int) slot;
      rarities[i] = finite(in.getFloat());
    }
    return new Vocabulary(slots, rarities);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < LARGEST_VARINT; i++) {
      byte part = in.get();
      value |= (long) (part & 0x7F) << (7 * i);
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 5 bytes");
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("a number that is not finite");
    }
    return value;
  }

  private static Weights weights(ByteBuffer in, int rows, int outputs) {
    count(in, "rows of weights", rows, Float.BYTES + outputs);
    float[] steps = new float[rows];
    byte[] values = new byte[rows * outputs];
    for (int row = 0; row < rows; row++) {
      steps[row] = finite(in.getFloat());
      in.get(values, row * outputs, outputs);
    }
    return new Weights(outputs, steps, values);
  }

  private static WordTopics topics(ByteBuffer in) {
    int words = count(in, "words", in.getInt(), Integer.BYTES + Short.BYTES);
    int count = in.getInt();
    int[] keys = new int[words];
    short[] topics = new short[words];
    for (int i = 0; i < words; i++) {
      keys[i] = in.getInt();
      topics[i] = in.getShort();
    }
    return new WordTopics(keys, topics, count);
  }
}
