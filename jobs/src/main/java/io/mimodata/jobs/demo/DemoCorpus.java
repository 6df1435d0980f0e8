package io.mimodata.jobs.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the demo's corpus from the artifacts that the build fetched:
 *
 * <pre>
 * web/javadoc-0000N.warc.gz   a crawl of API documentation, with duplicates and everyday trouble
 * warc/*.warc, *.warc.gz      WARC files from the test data of a parser library
 * pdf/*.pdf                   PDF files from there, encrypted and broken ones among them
 * problems/problems.jsonl     generated maths and code problems with their answers
 * corpus.json                 what is here, and of which artifacts it was made
 * </pre>
 *
 * The same artifacts give the same bytes. The corpus is written beside its place and renamed, so
 * that a killed run leaves none or a whole one; one that is whole and of the same artifacts is left
 * alone.
 */
public final class DemoCorpus {
  /** Counts up when the corpus of the same artifacts changes. */
  private static final int VERSION = 1;

  private static final String STAMP = "corpus.json";
  private static final String PDF_TESTS = "tika-parser-pdf-module-tests.jar";
  private static final String WARC_TESTS = "tika-parser-webarchive-module-tests.jar";
  private static final long MAX_SAMPLE_BYTES = 64L << 20;
  private static final int CRAWL_FILES = 3;
  private static final int PROBLEMS = 200;
  private static final long SEED = 42;

  private DemoCorpus() {}

  /**
   * What the corpus holds.
   *
   * @param captures records of the crawl that a page, an image or an error came back for
   * @param files of all kinds
   * @param bytes of all files
   */
  public record Summary(int captures, int files, long bytes) {}

  /**
   * Writes the corpus, or finds it whole.
   *
   * @param artifacts folder with the artifacts under their names without version
   * @param corpus folder to write; replaced when it is a demo corpus that is no longer whole
   * @throws StageException when an artifact is missing, or the folder is something else
   */
  public static Summary write(Path artifacts, Path corpus) {
    try {
      ObjectNode origin = origin(artifacts);
      Summary whole = wholeCorpus(corpus, origin);
      if (whole != null) {
        return whole;
      }
      Path place = corpus.toAbsolutePath();
      Path fresh = place.resolveSibling(place.getFileName() + ".new");
      delete(fresh);
      int captures = writeCrawl(artifacts, Files.createDirectories(fresh.resolve("web")));
      copySamples(artifacts, PDF_TESTS, fresh.resolve("pdf"), ".pdf");
      copySamples(artifacts, WARC_TESTS, fresh.resolve("warc"), ".warc", ".warc.gz");
      Path problems = Files.createDirectories(fresh.resolve("problems"));
      ProblemSet.write(ProblemSet.of(PROBLEMS, SEED), problems.resolve("problems.jsonl"));
      Summary summary = stamp(fresh, origin, captures);
      delete(place);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException("The demo corpus could not be written to " + corpus, e);
    }
  }

  private static int writeCrawl(Path artifacts, Path folder) throws IOException {
    int captures = 0;
    List<CrawlWriter> writers = new ArrayList<>();
    try {
      for (int i = 0; i < CRAWL_FILES; i++) {
        writers.add(new CrawlWriter(folder.resolve("javadoc-%05d.warc.gz".formatted(i))));
      }
      for (JavadocSite site : JavadocSite.values()) {
        try (Archive archive = Archive.open(artifacts, site.archive())) {
          List<String> pages = archive.names(CrawlPlan.MAX_PAGE_BYTES, ".html");
          List<String> images = archive.names(CrawlPlan.MAX_PAGE_BYTES, ".gif", ".png");
          for (Capture capture : CrawlPlan.of(site, pages, images)) {
            writers.get(captures++ % CRAWL_FILES).write(capture, content(archive, capture));
          }
        }
      }
    } finally {
      for (CrawlWriter writer : writers) {
        writer.close();
      }
    }
    return captures;
  }

  private static byte[] content(Archive archive, Capture capture) throws IOException {
    if (capture.page() == null) {
      return null;
    }
    byte[] page = archive.read(capture.page());
    return capture.kind() == Capture.Kind.REVISED ? RevisedPage.of(page) : page;
  }

  private static void copySamples(Path artifacts, String jar, Path folder, String... endings)
      throws IOException {
    Files.createDirectories(folder);
    try (Archive archive = Archive.open(artifacts, jar)) {
      for (String name : archive.names(MAX_SAMPLE_BYTES, endings)) {
        Files.write(folder.resolve(name.substring(name.lastIndexOf('/') + 1)), archive.read(name));
      }
    }
  }

  private static ObjectNode origin(Path artifacts) throws IOException {
    ObjectNode origin = new ObjectMapper().createObjectNode().put("version", VERSION);
    ObjectNode hashes = origin.putObject("artifacts");
    for (JavadocSite site : JavadocSite.values()) {
      hashes.put(site.archive(), sha256(artifacts, site.archive()));
    }
    hashes.put(PDF_TESTS, sha256(artifacts, PDF_TESTS));
    hashes.put(WARC_TESTS, sha256(artifacts, WARC_TESTS));
    return origin;
  }

  private static String sha256(Path folder, String name) throws IOException {
    Archive.open(folder, name).close();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = Files.newInputStream(folder.resolve(name))) {
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Summary stamp(Path folder, ObjectNode origin, int captures) throws IOException {
    ObjectNode stamp = origin.deepCopy().put("captures", captures);
    ObjectNode sizes = stamp.putObject("files");
    long bytes = 0;
    for (Path file : files(folder)) {
      long size = Files.size(file);
      sizes.put(folder.relativize(file).toString().replace('\\', '/'), size);
      bytes += size;
    }
    Files.writeString(folder.resolve(STAMP), stamp.toPrettyString() + "\n");
    return new Summary(captures, sizes.size(), bytes);
  }

  /** The corpus in the folder when it is whole and of this origin; null when it must be written. */
  private static Summary wholeCorpus(Path folder, ObjectNode origin) throws IOException {
    if (!Files.exists(folder)) {
      return null;
    }
    Path file = folder.resolve(STAMP);
    if (!Files.isRegularFile(file)) {
      throw new StageException(
          "%s is there and is no demo corpus (it has no %s). Remove it or choose another output folder."
              .formatted(folder, STAMP));
    }
    JsonNode stamp;
    try {
      stamp = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      return null;
    }
    for (String key : List.of("version", "artifacts")) {
      if (!origin.get(key).equals(stamp.get(key))) {
        return null;
      }
    }
    long bytes = 0;
    for (Map.Entry<String, JsonNode> entry : stamp.path("files").properties()) {
      Path part = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(part) || Files.size(part) != entry.getValue().asLong()) {
        return null;
      }
      bytes += entry.getValue().asLong();
    }
    return new Summary(stamp.path("captures").asInt(), stamp.path("files").size(), bytes);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
