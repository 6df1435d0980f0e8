package io.mimodata.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Collects the files of one source.
 *
 * <p>The path of a file is relative to the folder that its input names, or to the part of a pattern
 * before its first wildcard; a file that is named itself has its name alone. If two files of the
 * source would have one path that way, the paths of all its files are their whole addresses.
 */
final class SourceListing {
  private static final String WILDCARDS = "*?[{";

  private final SourceSpec source;
  private final Configuration hadoop;
  private final TreeMap<String, Found> found = new TreeMap<>();

  SourceListing(SourceSpec source, Configuration hadoop) {
    this.source = source;
    this.hadoop = hadoop;
  }

  private record Found(URI root, FileStatus status) {
    String relativePath() {
      return root.relativize(uri(status.getPath())).getPath();
    }
  }

  /**
   * Adds the files of one input.
   *
   * @throws InputException if it has none
   */
  void add(String input) throws IOException {
    if (input.isBlank()) {
      throw problem("an input is blank", "name a file, a folder or a pattern");
    }
    Path path = new Path(input);
    FileSystem fileSystem = path.getFileSystem(hadoop);
    path = fileSystem.makeQualified(path);
    FileStatus status = statusOrNull(fileSystem, path);
    if (status != null) {
      addNamed(fileSystem, status, input);
    } else if (input.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      addMatches(fileSystem, path, input);
    } else {
      throw problem("input " + input + " does not exist", "check the path");
    }
  }

  /** What was added, each file once, in the order of paths. */
  List<InputFile> files() {
    Collection<Found> all = found.values();
    Set<String> paths = new HashSet<>();
    boolean unique = all.stream().allMatch(file -> paths.add(file.relativePath()));
    return all.stream()
        .map(file -> inputFile(file, unique))
        .sorted(Comparator.comparing(InputFile::path))
        .toList();
  }

  private InputFile inputFile(Found file, boolean relative) {
    FileStatus status = file.status();
    URI uri = uri(status.getPath());
    return new InputFile(
        source.name(),
        source.format(),
        source.fields(),
        uri.toString(),
        relative ? file.relativePath() : new Path(uri).toString(),
        status.getLen(),
        status.getModificationTime());
  }

  private void addNamed(FileSystem fileSystem, FileStatus status, String input) throws IOException {
    if (status.isFile()) {
      addFile(status.getPath().getParent(), status);
    } else if (!addFolder(fileSystem, status.getPath(), status.getPath())) {
      throw noFileOfFormat("folder " + input);
    }
  }

  private void addMatches(FileSystem fileSystem, Path pattern, String input) throws IOException {
    if (input.contains("**")) {
      throw problem(
          "pattern " + input + " has **, which matches one level like *",
          "name the folder, which is read recursively");
    }
    FileStatus[] matches = fileSystem.globStatus(pattern);
    if (matches == null || matches.length == 0) {
      throw problem("pattern " + input + " matches no file", "check it against the folder");
    }
    Path root = folderBeforeWildcard(pattern);
    boolean any = false;
    for (FileStatus match : matches) {
      if (match.isFile()) {
        if (!source.format().hides(match.getPath().getName())) {
          addFile(root, match);
          any = true;
        }
      } else {
        any |= addFolder(fileSystem, root, match.getPath());
      }
    }
    if (!any) {
      throw noFileOfFormat("pattern " + input);
    }
  }

  private boolean addFolder(FileSystem fileSystem, Path root, Path folder) throws IOException {
    boolean any = false;
    RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(folder, true);
    while (files.hasNext()) {
      FileStatus status = files.next();
      Path path = status.getPath();
      if (status.isFile() && source.format().claims(path.getName()) && !isHidden(folder, path)) {
        addFile(root, status);
        any = true;
      }
    }
    return any;
  }

  private void addFile(Path root, FileStatus status) {
    found.putIfAbsent(uri(status.getPath()).toString(), new Found(uri(root), status));
  }

  /** An address in one form, whether its path was listed or typed: {@code file:/} has no host. */
  private static URI uri(Path path) {
    URI uri = path.toUri();
    try {
      return uri.getAuthority() == null
          ? new URI(uri.getScheme(), null, uri.getPath(), null, null)
          : uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("A path that is no address: " + path, e);
    }
  }

  /** Whether the file or a folder between it and the root of the listing has a hidden name. */
  private boolean isHidden(Path folder, Path file) {
    for (Path at = file; at != null && at.depth() > folder.depth(); at = at.getParent()) {
      if (source.format().hides(at.getName())) {
        return true;
      }
    }
    return false;
  }

  private static Path folderBeforeWildcard(Path pattern) {
    Path folder = pattern;
    Path at = pattern;
    while (at != null) {
      if (at.getName().chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
        folder = at.getParent();
      }
      at = at.getParent();
    }
    return folder;
  }

  private static FileStatus statusOrNull(FileSystem fileSystem, Path path) throws IOException {
    try {
      return fileSystem.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private InputException noFileOfFormat(String what) {
    List<String> endings = source.format().endings();
    return endings.isEmpty()
        ? problem(what + " holds no file", "files with names that start with a dot are passed over")
        : problem(
            "%s holds no %s file".formatted(what, source.format().label()),
            "looked for names that end in " + String.join(", ", new TreeSet<>(endings)));
  }

  private InputException problem(String what, String wayOut) {
    return new InputException(List.of("source %s: %s; %s".formatted(source.name(), what, wayOut)));
  }
}
