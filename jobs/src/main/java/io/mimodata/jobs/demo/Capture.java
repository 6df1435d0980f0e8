package io.mimodata.jobs.demo;

/**
 * One fetch of the crawl.
 *
 * @param site whose server answered
 * @param url asked for
 * @param kind what came back
 * @param page name of the entry of the site's archive that was sent; null for {@link Kind#MISSING}
 */
record Capture(JavadocSite site, String url, Kind kind, String page) {
  /** What came back for a URL. */
  enum Kind {
    /** The page as it is. */
    PAGE,

    /** The page with another version number, a sentence in other words, and a note of its date. */
    REVISED,

    /** The page, cut off where the crawler's patience ended. */
    TRUNCATED,

    /** An image. */
    IMAGE,

    /** A redirect to the page. */
    MOVED,

    /** Status 404 with a page that says so. */
    MISSING,

    /** Nothing new since the last fetch: a revisit record. */
    REVISIT
  }
}
