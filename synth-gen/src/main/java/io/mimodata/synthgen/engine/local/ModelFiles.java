package io.mimodata.synthgen.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tells one model's folder from another. */
public final class ModelFiles {
  private static final List<String> ENDINGS = List.of(".json", ".safetensors", ".jinja");

  private ModelFiles() {}

  /**
   * SHA-256 over the names and contents of all files that decide what a model writes, and the form
   * of its weights: 64 hexadecimal digits. Reads all of the files.
   */
  public static String revision(Path folder, WeightForm form) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(form.key().getBytes(UTF_8));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (ENDINGS.stream().anyMatch(name::endsWith)) {
          try (InputStream in = Files.newInputStream(file)) {
            parts.add((name + " " + Sha256.hex(in)).getBytes(UTF_8));
          }
        }
      }
    } catch (IOException e) {
      throw new StageException("The model in %s can't be read: %s".formatted(folder, e), e);
    }
    return Sha256.hex(parts.toArray(byte[][]::new));
  }
}
