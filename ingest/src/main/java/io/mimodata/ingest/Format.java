package io.mimodata.ingest;

import java.util.List;
import java.util.Locale;

/** How the documents of a source are stored, and which files of a folder hold them. */
@SuppressWarnings("ImmutableEnumChecker") // A list made by List.of is.
public enum Format {
  /** WARC and WET, uncompressed or compressed record by record or as a whole. */
  WARC(
      true,
      ".warc",
      ".warc.gz",
      ".warc.zst",
      ".warc.zstd",
      ".wet",
      ".wet.gz",
      ".wet.zst",
      ".warc.wet",
      ".warc.wet.gz"),
  HTML(false, ".html", ".htm", ".xhtml", ".xht"),
  PDF(false, ".pdf"),
  /** One JSON object a line, uncompressed, gzip or Zstandard. */
  JSONL(
      true,
      ".jsonl",
      ".ndjson",
      ".json",
      ".jsonl.gz",
      ".ndjson.gz",
      ".json.gz",
      ".jsonl.zst",
      ".ndjson.zst",
      ".json.zst"),
  PARQUET(true, ".parquet"),
  /** Plain text and source code: every file of a folder. */
  TEXT(false);

  private final boolean ofRecords;
  private final List<String> endings;

  Format(boolean ofRecords, String... endings) {
    this.ofRecords = ofRecords;
    this.endings = List.of(endings);
  }

  /** Endings by which files of this format are found in a folder, in lower case; none for all. */
  public List<String> endings() {
    return endings;
  }

  /** The name in a recipe and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a file found in a folder is of this format, by its name. */
  boolean claims(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return endings.isEmpty() || endings.stream().anyMatch(name::endsWith);
  }

  /**
   * Whether a file or folder of that name is passed over in a listing. Names that start with a dot
   * are, and for files of records also those with an underscore, which batch jobs give to what they
   * have not finished; {@code __init__.py} and {@code _modules/index.html} are content.
   */
  boolean hides(String name) {
    return name.startsWith(".") || (ofRecords && name.startsWith("_"));
  }

  /** Whether a large file can be read in slices; compression makes lines unsplittable. */
  boolean splittable(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return switch (this) {
      case WARC, PARQUET -> true;
      case JSONL -> !name.endsWith(".gz") && !name.endsWith(".zst");
      case HTML, PDF, TEXT -> false;
    };
  }
}
