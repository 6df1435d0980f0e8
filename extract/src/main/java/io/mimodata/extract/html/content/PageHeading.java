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

/**
 * The heading of a page where it stands outside the main content, as many templates place it. Only
 * a heading that shares its words with the page's title is one; a site's name is not.
 */
final class PageHeading {
  private static final double SHARED_WORDS = 0.5;

  private PageHeading() {}

  /** What may be the heading, the most likely first: a header that goes as clutter may hold it. */
  static List<Box> candidates(PageTree page) {
    List<Box> candidates = new ArrayList<>(page.byTag(Tag.H1));
    candidates.addAll(page.byTag(Tag.H2));
    candidates.addAll(page.byTag(Tag.H3));
    return candidates;
  }

  /**
   * The first candidate outside the content that reads like the page's title; none if one in the
   * content does.
   */
  static Optional<Box> find(String pageTitle, List<Box> candidates, Box content) {
    Set<String> title = words(pageTitle);
    Box found = null;
    for (Box heading : candidates) {
      boolean like = isLike(words(heading.line()), title, heading.is(Tag.H3));
      if (like && !heading.is(Tag.H3) && heading.isBelow(content)) {
        return Optional.empty();
      }
      found = like && found == null && !heading.isBelow(content) ? heading : found;
    }
    return Optional.ofNullable(found);
  }

  /**
   * Whether a heading shares its words with the title.
   *
   * @param all whether it must have most of the title's words as well
   */
  private static boolean isLike(Set<String> heading, Set<String> title, boolean all) {
    long shared = heading.stream().filter(title::contains).count();
    return !heading.isEmpty()
        && shared >= SHARED_WORDS * heading.size()
        && (!all || shared >= SHARED_WORDS * title.size());
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
