package io.mimodata.ingest;

import java.io.Serializable;

/**
 * Which fields of a JSONL or Parquet row are what; every other field goes to the metadata.
 *
 * @param id the source's own identifier, or null: then a row is identified by its path
 * @param url address of the page, or null
 * @param text plain text, or null; {@code text} if {@code content} is null too
 * @param content the page's bytes: base64 in JSONL, binary in Parquet; or null
 */
public record FieldNames(String id, String url, String text, String content)
    implements Serializable {
  private static final String DEFAULT_TEXT = "text";

  public FieldNames {
    if (text == null && content == null) {
      text = DEFAULT_TEXT;
    }
  }

  /** Rows with a field {@code text} and nothing else that is known. */
  public static FieldNames defaults() {
    return new FieldNames(null, null, null, null);
  }
}
