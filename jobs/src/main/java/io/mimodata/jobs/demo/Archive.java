package io.mimodata.jobs.demo;

import io.mimodata.document.StageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar that the build fetched, read by entry. */
final class Archive implements Closeable {
  private final ZipFile zip;

  private Archive(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * @throws StageException when the file is absent or no jar
   */
  static Archive open(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new StageException(
          "The demo's artifact %s is missing in %s. The build fetches it: run \"mvn package\" first."
              .formatted(name, folder));
    }
    try {
      return new Archive(new ZipFile(file.toFile()));
    } catch (IOException e) {
      throw new StageException(
          "The demo's artifact %s is damaged (%s). Remove it and run \"mvn package\" again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Names of the entries of at most that size whose names have one of the endings, sorted. */
  List<String> names(long maxBytes, String... endings) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory() && entry.getSize() <= maxBytes)
        .map(ZipEntry::getName)
        .filter(name -> List.of(endings).stream().anyMatch(name::endsWith))
        .sorted()
        .toList();
  }

  byte[] read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(zip.getName() + " has no entry " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
