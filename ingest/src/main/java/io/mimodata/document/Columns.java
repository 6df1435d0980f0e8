package io.mimodata.document;

/** Column names of documents and of the ledger. They are a contract: tools outside read them. */
public final class Columns {
  /** 128-bit hex; see {@link DocumentId}. */
  public static final String ID = "id";

  /** The source's own identifier: a field of the row, the WARC record id, or the file path. */
  public static final String SOURCE_ID = "source_id";

  public static final String URL = "url";
  public static final String CANONICAL_URL = "canonical_url";

  /** Name of the source in the recipe. */
  public static final String SOURCE = "source";

  /** Path relative to the input root; {@code file.warc.gz#offset} for a record in a container. */
  public static final String PATH = "path";

  public static final String MEDIA_TYPE = "media_type";
  public static final String FETCHED_AT = "fetched_at";

  /** Bytes as fetched, transfer and content encodings undone; null where {@link #TEXT} is set. */
  public static final String CONTENT = "content";

  /** Plain text in {@code raw}, Markdown from {@code extracted} on. */
  public static final String TEXT = "text";

  /** Map of strings: everything else that the source says about the document. */
  public static final String METADATA = "metadata";

  public static final String TITLE = "title";

  /** Array of {@code kind}, {@code start}, {@code end}; see {@link Span}. */
  public static final String SPANS = "spans";

  public static final String EXTRACTOR = "extractor";
  public static final String CLUSTER_ID = "cluster_id";
  public static final String CLUSTER_SIZE = "cluster_size";
  public static final String LANGUAGE = "language";
  public static final String LANGUAGE_SCORE = "language_score";
  public static final String SECOND_LANGUAGE = "second_language";
  public static final String DOMAIN = "domain";
  public static final String DOMAIN_SCORE = "domain_score";
  public static final String QUALITY = "quality";
  public static final String SIGNALS = "signals";
  public static final String SAMPLING_WEIGHT = "sampling_weight";
  public static final String TAGGERS = "taggers";
  public static final String MESSAGES = "messages";
  public static final String SEED_ID = "seed_id";
  public static final String STRATEGY = "strategy";
  public static final String GENERATOR = "generator";
  public static final String VERDICT = "verdict";

  /** Ledger columns, beside id, source_id, url, path and source. */
  public static final String STAGE = "stage";

  public static final String REASON = "reason";
  public static final String DETAIL = "detail";
  public static final String DUPLICATE_OF = "duplicate_of";

  /**
   * Working column of a stage's result, never written: null for a document that goes on, otherwise
   * the struct of {@link #REASON}, {@link #DETAIL} and {@link #DUPLICATE_OF} that its ledger row
   * gets.
   */
  public static final String REMOVAL = "removal";

  /** Key in {@link #METADATA}: the character set of {@link #CONTENT}, decided at ingest. */
  public static final String METADATA_CHARSET = "charset";

  private Columns() {}
}
