package io.mimodata.extract.html.content;

import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.html.dom.PageIndex;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The heading of a page where it stands outside the main content, as many templates place it. Only
 * a heading that shares its words with the page's title is one; a site's name is not.
 */
final class PageHeading {
  private static final double SHARED_WORDS = 0.5;

  private PageHeading() {}

  /**
   * The first {@code h1}, or else {@code h2}, outside the content that reads like the page's title.
   */
  static Optional<Element> find(Document page, PageIndex index, Element content) {
    if (Names.contains(content, Set.of("h1"))) {
      return Optional.empty();
    }
    Set<String> title = words(page.title());
    return Stream.of("h1", "h2")
        .flatMap(tag -> index.byTag(tag).stream())
        .filter(heading -> !heading.parents().contains(content))
        .filter(heading -> isLike(words(heading.text()), title))
        .findFirst();
  }

  private static boolean isLike(Set<String> heading, Set<String> title) {
    long shared = heading.stream().filter(title::contains).count();
    return !heading.isEmpty() && shared >= SHARED_WORDS * heading.size();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
