package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The heading of a page where it stands outside the main content, as many templates place it. Only
 * a heading that shares its words with the page's title is one; a site's name is not.
 */
final class PageHeading {
  private static final double SHARED_WORDS = 0.5;

  private static final TagSet H1 = TagSet.of(Tag.H1);

  private PageHeading() {}

  /** What may be the heading, the most likely first: a header that goes as clutter may hold it. */
  static List<Box> candidates(PageTree page) {
    List<Box> candidates = new ArrayList<>(page.byTag(Tag.H1));
    candidates.addAll(page.byTag(Tag.H2));
    return candidates;
  }

  /**
   * The first candidate outside the content that reads like the page's title; none if the content
   * has an {@code h1}.
   */
  static Optional<Box> find(String pageTitle, List<Box> candidates, Box content) {
    if (content.contains(H1)) {
      return Optional.empty();
    }
    Set<String> title = words(pageTitle);
    for (Box heading : candidates) {
      if (!heading.isBelow(content) && isLike(words(heading.line()), title)) {
        return Optional.of(heading);
      }
    }
    return Optional.empty();
  }

  private static boolean isLike(Set<String> heading, Set<String> title) {
    long shared = heading.stream().filter(title::contains).count();
    return !heading.isEmpty() && shared >= SHARED_WORDS * heading.size();
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
