package io.mimodata.synthgen.engine.local;

import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where a model's files are: a folder, or the resources of this program, which are unpacked once in
 * each process.
 *
 * @param location a path, or {@link #DEMO}
 */
public record ModelFolder(String location) implements Serializable {
  /** The model that comes with the program. */
  public static final String DEMO = "demo";

  private static final List<String> DEMO_FILES =
      List.of("config.json", "model.safetensors", "tokenizer.json");
  private static final ConcurrentMap<String, Path> UNPACKED = new ConcurrentHashMap<>();

  /** The folder in the file system of this process. */
  public Path path() {
    return location.equals(DEMO)
        ? UNPACKED.computeIfAbsent(DEMO, name -> unpack())
        : Path.of(location);
  }

  private static Path unpack() {
    try {
      Path folder = Files.createTempDirectory("mimo-data-model");
      folder.toFile().deleteOnExit();
      for (String name : DEMO_FILES) {
        Path file = folder.resolve(name);
        try (InputStream in =
            ModelFolder.class.getResourceAsStream("/io/mimodata/synthgen/demo-model/" + name)) {
          if (in == null) {
            throw new StageException(
                "This build has no demonstration model; name a model's folder or a URL");
          }
          Files.copy(in, file);
        }
        file.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new StageException("The demonstration model can't be unpacked: " + e.getMessage(), e);
    }
  }
}
