package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The heading of a page where it stands outside the main content, as many templates place it. Only
 * a heading that shares its words with the page's title is one, or that says the title's first part
 * and more; a site's name is not.
 */
final class PageHeading {
  private static final double SHARED_WORDS = 0.5;
  private static final double MOST_OF_TITLE = 0.5;

  /** What ends the first part of a title: "Heaps - Trees", "Heaps (Trees 4.0)". */
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[-\u2013\u2014|(\\[\u00b7\u00bb:]");

  private PageHeading() {}

  /** What may be the heading, the most likely first: a header that goes as clutter may hold it. */
  static List<Box> candidates(PageTree page) {
    List<Box> candidates = new ArrayList<>(page.byTag(Tag.H1));
    candidates.addAll(page.byTag(Tag.H2));
    candidates.addAll(page.byTag(Tag.H3));
    return candidates;
  }

  /**
   * The candidate outside the content that shares most words with the page's title, the first of
   * equals; none if a heading in the content reads like the title.
   */
  static Optional<Box> find(PageTree page, List<Box> candidates, Box content) {
    Set<String> title = words(page.title());
    Set<String> first = words(SEPARATOR.split(page.title(), 2)[0]);
    Box found = null;
    long most = 0;
    for (Box heading : candidates) {
      Set<String> words = words(heading.line());
      long shared = words.stream().filter(title::contains).count();
      boolean shares =
          shared >= SHARED_WORDS * words.size() || (shared > 0 && words.containsAll(first));
      if (words.isEmpty() || !shares) {
        continue;
      }
      if (heading.isBelow(content)) {
        if (!heading.is(Tag.H3)) {
          return Optional.empty();
        }
      } else if (shared > most
          && (isLikely(page, heading) || shared >= MOST_OF_TITLE * title.size())) {
        found = heading;
        most = shared;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Whether a heading may be a short part of the title: the name of a site in its header is one.
   */
  private static boolean isLikely(PageTree page, Box heading) {
    return !heading.is(Tag.H3) && page.holds(heading);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inWord = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
    }
    return words;
  }
}
