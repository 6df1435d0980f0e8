package io.mimodata.jobs.demo;

/**
 * The made-up sites of the demo's crawl: where each javadoc archive is served, and how its server
 * sends pages. Names under {@code .example} belong to nobody (RFC 2606).
 */
enum JavadocSite {
  JGRAPHT(
      "jgrapht", "jgrapht-core-javadoc.jar", "jgrapht.example/javadoc/1.5.2/", 100, WireForm.PLAIN),
  HIPPARCHUS(
      "hipparchus",
      "hipparchus-core-javadoc.jar",
      "hipparchus.example/apidocs/",
      100,
      WireForm.GZIP),

  /** The crawler got only some of it. */
  COMMONS_MATH(
      "commons-math",
      "commons-math3-javadoc.jar",
      "commons-math.example/api-3.6.1/",
      40,
      WireForm.CHUNKED);

  private final String key;
  private final String archive;
  private final String place;
  private final int percent;
  private final WireForm form;

  JavadocSite(String key, String archive, String place, int percent, WireForm form) {
    this.key = key;
    this.archive = archive;
    this.place = place;
    this.percent = percent;
    this.form = form;
  }

  String key() {
    return key;
  }

  /** File name of the archive. */
  String archive() {
    return archive;
  }

  /** Host and path, ending in a slash; scheme and page name go around it. */
  String place() {
    return place;
  }

  /** Share of the class pages that the crawl holds. */
  int percent() {
    return percent;
  }

  /** How the site's server sends a body. */
  WireForm form() {
    return form;
  }
}
