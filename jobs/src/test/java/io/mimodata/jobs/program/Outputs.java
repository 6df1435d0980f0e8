package io.mimodata.jobs.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run left behind, to be compared with another run. */
final class Outputs {
  private Outputs() {}

  /**
   * Hashes of every file that tells of documents: data, ledgers, shards, reports. Manifests and
   * pages hold times, journals the names of attempts; dot files belong to the file system.
   */
  static Map<String, String> of(Path run) throws IOException, NoSuchAlgorithmException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (!name.endsWith("manifest.json")
            && !name.endsWith(".html")
            && !name.contains(".generations/")
            && !file.getFileName().toString().startsWith(".")) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          hashes.put(name, HexFormat.of().formatHex(hash));
        }
      }
    }
    return hashes;
  }
}
