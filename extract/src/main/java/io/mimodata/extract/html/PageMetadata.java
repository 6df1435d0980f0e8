package io.mimodata.extract.html;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page's head states about it: Open Graph, Dublin Core, citation and plain meta elements.
 *
 * @param title title without the site's name where the page gives it so, or null
 * @param facts {@code author}, {@code date} (as the page writes it), {@code site} and {@code
 *     declared_language}, each only if found
 */
record PageMetadata(String title, Map<String, String> facts) {
  private static final int LONGEST = 500;

  static PageMetadata of(Document page) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "author", meta(page, "author", "article:author", "dc.creator", "citation_author"));
    put(
        facts,
        "date",
        meta(
            page,
            "article:published_time",
            "date",
            "dc.date",
            "dc.created",
            "citation_publication_date",
            "datePublished"));
    put(facts, "site", meta(page, "og:site_name", "application-name"));
    Element html = page.selectFirst("html");
    put(facts, "declared_language", html == null ? null : html.attr("lang"));
    return new PageMetadata(titleOf(page), facts);
  }

  private static String titleOf(Document page) {
    String title = meta(page, "og:title", "citation_title", "dc.title");
    if (title == null) {
      title = cleaned(page.title());
    }
    if (title == null) {
      Element heading = page.selectFirst("h1");
      title = heading == null ? null : cleaned(heading.text());
    }
    return title;
  }

  private static String meta(Document page, String... names) {
    for (String name : names) {
      for (Element meta :
          page.select(
              "meta[name=\"%1$s\"], meta[property=\"%1$s\"], meta[itemprop=\"%1$s\"]"
                  .formatted(name))) {
        String content = cleaned(meta.attr("content"));
        if (content != null) {
          return content;
        }
      }
    }
    return null;
  }

  private static void put(Map<String, String> facts, String key, String value) {
    String cleaned = value == null ? null : cleaned(value);
    if (cleaned != null) {
      facts.put(key, cleaned);
    }
  }

  private static String cleaned(String value) {
    String line = value.replaceAll("[\\s\\u00A0]+", " ").strip();
    if (line.isEmpty()) {
      return null;
    }
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST));
  }
}
