package io.mimodata.extract.html;

import io.mimodata.extract.CleanText;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0]+");

  private static final List<String> KEYS = List.of("name", "property", "itemprop");
  private static final List<String> TITLES = List.of("og:title", "citation_title", "dc.title");
  private static final List<String> AUTHORS =
      List.of("author", "article:author", "dc.creator", "citation_author");
  private static final List<String> DATES =
      List.of(
          "article:published_time",
          "date",
          "dc.date",
          "dc.created",
          "citation_publication_date",
          "datepublished");
  private static final List<String> SITES = List.of("og:site_name", "application-name");
  private static final Set<String> READ =
      Stream.of(TITLES, AUTHORS, DATES, SITES).flatMap(List::stream).collect(Collectors.toSet());

  static PageMetadata of(PageTree page) {
    Map<String, String> stated = stated(page);
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "author", first(stated, AUTHORS));
    put(facts, "date", first(stated, DATES));
    put(facts, "site", first(stated, SITES));
    put(facts, "declared_language", page.language());
    return new PageMetadata(titleOf(page, stated), facts);
  }

  private static String titleOf(PageTree page, Map<String, String> stated) {
    String title = first(stated, TITLES);
    if (title == null) {
      title = cleaned(page.title());
    }
    if (title == null && !page.byTag(Tag.H1).isEmpty()) {
      title = cleaned(page.byTag(Tag.H1).get(0).line());
    }
    return title;
  }

  /**
   * What meta elements say, by their name, property or itemprop in lower case; the first counts.
   */
  private static Map<String, String> stated(PageTree page) {
    Map<String, String> stated = new HashMap<>();
    for (Element meta : page.metas()) {
      for (String key : KEYS) {
        String name = meta.attr(key).toLowerCase(Locale.ROOT);
        String content = READ.contains(name) ? cleaned(meta.attr("content")) : null;
        if (content != null) {
          stated.putIfAbsent(name, content);
        }
      }
    }
    return stated;
  }

  private static String first(Map<String, String> stated, List<String> names) {
    for (String name : names) {
      String content = stated.get(name);
      if (content != null) {
        return content;
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
    String line = WHITE_SPACE.matcher(CleanText.of(value)).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return null;
    }
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST));
  }
}
