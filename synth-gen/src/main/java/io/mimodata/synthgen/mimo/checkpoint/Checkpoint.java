package io.mimodata.synthgen.mimo.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.kernel.Bf16Matrix;
import io.mimodata.synthgen.mimo.kernel.F16Matrix;
import io.mimodata.synthgen.mimo.kernel.F32Matrix;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.MappedMatrix;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Q8Matrix;
import io.mimodata.synthgen.mimo.kernel.RowSource;
import io.mimodata.synthgen.mimo.kernel.Segments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A model's folder as Hugging Face lays it out: {@code config.json}, and {@code model.safetensors}
 * or several such files with {@code model.safetensors.index.json}. Files are mapped, and closed
 * with the checkpoint; matrices that were read stay valid.
 */
public final class Checkpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  /** A file's name without a folder, and no name of a folder itself. */
  private static final Pattern FILE_NAME = Pattern.compile("(?!\\.)[^/\\\\:\\p{Cntrl}]+");

  /** Bytes that are mapped at a time where rows are read one by one. */
  private static final long WINDOW = 64L << 20;

  private final Path folder;
  private final ModelConfig config;
  private final List<TensorFile> files = new ArrayList<>();
  private final Map<String, TensorFile.Tensor> tensors = new LinkedHashMap<>();
  private final Map<TensorFile, Object> segments = new ConcurrentHashMap<>();

  private Checkpoint(Path folder) {
    this.folder = folder;
    this.config =
        ModelConfig.of(
            folder.resolve("config.json"),
            json("config.json"),
            jsonIfThere("generation_config.json"));
  }

  /**
   * Opens a folder, and reads its configuration and the headers of its files.
   *
   * @throws StageException if something is missing, damaged or not supported
   */
  public static Checkpoint open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StageException(
          "%s is no folder; name a model's folder with config.json and model.safetensors"
              .formatted(folder));
    }
    Checkpoint checkpoint = new Checkpoint(folder);
    boolean open = false;
    try {
      checkpoint.openFiles();
      open = true;
      return checkpoint;
    } finally {
      if (!open) {
        checkpoint.close();
      }
    }
  }

  public Path folder() {
    return folder;
  }

  public ModelConfig config() {
    return config;
  }

  private void openFiles() {
    if (Files.exists(folder.resolve(INDEX))) {
      JsonNode map = json(INDEX).path("weight_map");
      TreeSet<String> names = new TreeSet<>();
      map.forEach(name -> names.add(name.asText()));
      if (names.isEmpty()) {
        throw new StageException("%s names no files".formatted(folder.resolve(INDEX)));
      }
      for (String name : names) {
        if (!FILE_NAME.matcher(name).matches()) {
          throw new StageException(
              "%s names the file '%s', and may only name files beside it"
                  .formatted(folder.resolve(INDEX), name));
        }
        add(folder.resolve(name));
      }
    } else if (Files.exists(folder.resolve(SINGLE))) {
      add(folder.resolve(SINGLE));
    } else {
      throw new StageException("%s has neither %s nor %s".formatted(folder, SINGLE, INDEX));
    }
  }

  private void add(Path path) {
    TensorFile file = TensorFile.open(path);
    files.add(file);
    for (TensorFile.Tensor tensor : file.tensors().values()) {
      TensorFile.Tensor other = tensors.putIfAbsent(tensor.name(), tensor);
      if (other != null) {
        throw new StageException(
            "%s and %s both have the tensor %s; fetch the checkpoint again, into an empty folder"
                .formatted(other.file().path(), path, tensor.name()));
      }
    }
  }

  private JsonNode json(String name) {
    try {
      return JSON.readTree(folder.resolve(name).toFile());
    } catch (IOException e) {
      throw new StageException(
          "%s can't be read: %s".formatted(folder.resolve(name), e.getMessage()), e);
    }
  }

  private JsonNode jsonIfThere(String name) {
    return Files.exists(folder.resolve(name)) ? json(name) : null;
  }

  /**
   * Reads a matrix.
   *
   * @param kernel which multiplies with it: not every one reads mapped files
   * @throws StageException if there is none of this name and shape
   */
  public Matrix matrix(String name, int rows, int columns, WeightForm form, Kernel kernel) {
    TensorFile.Tensor tensor = tensor(name, rows, columns);
    if (!Matrix.fits(rows, columns)) {
      throw new StageException(
          "%s: the tensor %s has %d x %d numbers; this runtime takes fewer than 2^31 in one"
              .formatted(tensor.file().path(), name, rows, columns));
    }
    StorageType type = tensor.type();
    if (form == WeightForm.Q8_0) {
      return Q8Matrix.of(rows, columns, rows(tensor, columns));
    }
    boolean isBf16 = type == StorageType.BF16;
    if (isBf16
        && kernel.readsMapped()
        && Segments.areSupported()
        && MappedMatrix.needsNoPadding(rows, columns)) {
      return new MappedMatrix(rows, columns, segment(tensor.file()), tensor.offset());
    }
    if (isBf16 || form == WeightForm.BF16) {
      return Bf16Matrix.of(rows, columns, rows(tensor, columns));
    }
    return type == StorageType.F16
        ? F16Matrix.of(rows, columns, rows(tensor, columns))
        : F32Matrix.of(rows, columns, rows(tensor, columns));
  }

  /**
   * Reads a vector.
   *
   * @throws StageException if there is none of this name and length
   */
  public float[] vector(String name, int length) {
    TensorFile.Tensor tensor = tensor(name, length);
    float[] values = new float[length];
    tensor
        .type()
        .read(
            tensor.file().map(tensor.offset(), (long) length * tensor.type().bytes()),
            values,
            length);
    return values;
  }

  private TensorFile.Tensor tensor(String name, int... shape) {
    TensorFile.Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new StageException(
          "%s has no tensor %s, which its config.json asks for; fetch the checkpoint again, or mend config.json"
              .formatted(folder, name));
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new StageException(
          "%s: the tensor %s has the shape %s, and config.json asks for %s"
              .formatted(
                  tensor.file().path(),
                  name,
                  Arrays.toString(tensor.shape()),
                  Arrays.toString(shape)));
    }
    return tensor;
  }

  private Object segment(TensorFile file) {
    return segments.computeIfAbsent(
        file,
        opened -> {
          try {
            return Segments.map(opened.channel());
          } catch (IOException e) {
            throw new StageException("%s can't be mapped: %s".formatted(opened.path(), e), e);
          }
        });
  }

  /** Rows in order, a window of the file at a time. */
  private static RowSource rows(TensorFile.Tensor tensor, int columns) {
    int bytes = columns * tensor.type().bytes();
    int rowsOfWindow = (int) Math.max(1, WINDOW / bytes);
    int rows = tensor.shape()[0];
    ByteBuffer[] window = new ByteBuffer[1];
    return (row, out) -> {
      int first = row / rowsOfWindow * rowsOfWindow;
      if (window[0] == null || row == first) {
        long length = (long) Math.min(rowsOfWindow, rows - first) * bytes;
        window[0] = tensor.file().map(tensor.offset() + (long) first * bytes, length);
      }
      window[0].position((row - first) * bytes);
      tensor.type().read(window[0], out, columns);
    };
  }

  @Override
  public void close() {
    files.forEach(TensorFile::close);
  }
}
