package io.mimodata.ingest;

import java.time.Instant;

/**
 * Where a document is from.
 *
 * @param source name of the source
 * @param path relative to the input root, with {@code #offset} for a record in a file; unique in
 *     the source
 * @param sourceId the source's own identifier
 * @param url address of the page, or null
 * @param fetchedAt when it was fetched, or null
 */
public record DocumentOrigin(
    String source, String path, String sourceId, String url, Instant fetchedAt) {
  /** A document that its path identifies. */
  public static DocumentOrigin ofPath(String source, String path) {
    return new DocumentOrigin(source, path, path, null, null);
  }
}
