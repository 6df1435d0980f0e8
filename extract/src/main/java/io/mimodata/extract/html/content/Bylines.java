package io.mimodata.extract.html.content;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.NameKinds;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes out who wrote a text and when, as it stands at the head or foot of articles and posts: a
 * short block that gives a time, and what is beside it and as short (name and rank of the author,
 * number of the post, counters, buttons).
 *
 * <p>A time is that of a post only where text of another kind stands beside it: rows of a table and
 * the items of a chronicle, each of which has one, are content.
 */
final class Bylines {
  /** Characters of the block that gives a time. */
  private static final int SHORTEST_STAMP = 3;

  private static final int LONGEST_STAMP = 70;

  /** Characters of a byline as a whole, and of one unit of text in it outside links. */
  private static final int LONGEST = 220;

  private static final int LONGEST_UNIT = 70;

  /** Characters of a unit from which, on the way up from the stamps, a post's own text begins. */
  private static final int LONGEST_ADDED = 36;

  private static final int LEAST_BESIDE = 3;
  private static final int RUNNING_TEXT = 30;

  /** A day, a time of day, and how long ago. */
  private static final int MOST_TIMES = 3;

  private static final TagSet NOT_WITHIN =
      TagSet.of(Tag.BLOCKQUOTE, Tag.CODE_BLOCK, Tag.CODE, Tag.FIGURE);
  private static final TagSet TITLES = TagSet.of(Tag.H1, Tag.H2, Tag.H3);
  private final ContentMass masses;

  Bylines(ContentMass masses) {
    this.masses = masses;
  }

  /**
   * Removes bylines.
   *
   * @param stay elements that are part of none: bodies of posts and what is around them
   */
  void remove(Box page, Set<Box> stay) {
    Map<String, List<Box>> stampsByMake = new LinkedHashMap<>();
    find(page, stampsByMake);
    Set<Box> bylines = new LinkedHashSet<>();
    for (List<Box> stamps : stampsByMake.values()) {
      bylines.addAll(climb(stamps, stay));
    }
    List<Box> removed = new ArrayList<>();
    Map<Box, Integer> besideByParent = new HashMap<>();
    Map<Box, Boolean> isData = new HashMap<>();
    for (Box byline : bylines) {
      Cancellation.check();
      int beside =
          besideByParent.computeIfAbsent(byline.parent(), parent -> textBeside(parent, bylines));
      if (beside >= LEAST_BESIDE && !isInData(byline, isData)) {
        removed.add(byline);
      }
    }
    removed.forEach(masses::remove);
  }

  /** Characters of a parent's text that are in none of its bylines. */
  private int textBeside(Box parent, Set<Box> bylines) {
    int beside = masses.at(parent).text();
    for (Box child : parent.boxes()) {
      if (bylines.contains(child)) {
        beside -= masses.at(child).text();
      }
    }
    return beside;
  }

  /**
   * Collects the innermost elements below one that give a time, by their make. What has no digit
   * gives none: a lone "yesterday" is more often a word of a text.
   *
   * @return whether there are any
   */
  private boolean find(Box element, Map<String, List<Box>> stampsByMake) {
    boolean found = false;
    for (Box child : element.boxes()) {
      if (!masses.at(child).hasDigit() || child.isOneOf(NOT_WITHIN)) {
        continue;
      }
      if (find(child, stampsByMake)) {
        found = true;
      } else if (!isWrapper(child) && isStamp(child)) {
        stampsByMake.computeIfAbsent(make(child), k -> new ArrayList<>()).add(child);
        found = true;
      }
    }
    return found;
  }

  /** Whether all text of an element is that of its only child, which was looked at. */
  private boolean isWrapper(Box element) {
    Box only = element.firstBox();
    return only != null && masses.at(only).text() == masses.at(element).text();
  }

  /** Names of an element and of two around it: the same for all posts of a page. */
  private static String make(Box element) {
    StringBuilder make = new StringBuilder();
    Box at = element;
    for (int i = 0; i < 3 && at != null; i++, at = at.parent()) {
      make.append(at.make()).append(' ');
    }
    return make.toString();
  }

  /** Whether a short element, alone in its line, gives a time. */
  private boolean isStamp(Box element) {
    Measure measure = masses.at(element);
    if (measure.text() < SHORTEST_STAMP
        || measure.text() > LONGEST_STAMP
        || measure.kept() > 0
        || element.isOneOf(TITLES)
        || !standsAlone(element)) {
      return false;
    }
    String text = element.line().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST_STAMP) {
      return false;
    }
    Times times = Times.in(text);
    boolean moment = times.hasMoment();
    boolean day = times.hasDay();
    boolean stamp =
        (moment && (day || text.length() <= LONGEST_STAMP / 2))
            || ((moment || day) && isHinted(element));
    return stamp && !(element.containsBlock() && times.count() > MOST_TIMES);
  }

  private static boolean isHinted(Box element) {
    return isMarked(element)
        || (element.parent() != null && element.parent().isNamed(NameKinds.BYLINE));
  }

  /** Whether the element, or one below, says that it is a time or a byline. */
  private static boolean isMarked(Box element) {
    if (element.is(Tag.TIME) || element.isNamed(NameKinds.BYLINE)) {
      return true;
    }
    for (Box child : element.boxes()) {
      if (isMarked(child)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no text runs on before or after the element in its line. */
  private static boolean standsAlone(Box element) {
    return element.isBlock()
        || (!isRunningText(element.previous()) && !isRunningText(element.next()));
  }

  private static boolean isRunningText(PageNode node) {
    return node instanceof TextLeaf text && text.text().strip().length() > RUNNING_TEXT;
  }

  /**
   * Goes up from the stamps of one make, in step: as long as no post's own text is among what is
   * taken in. One post may be as short as a byline, but rarely all of them are.
   */
  private List<Box> climb(List<Box> stamps, Set<Box> stay) {
    List<Box> level = stamps;
    while (true) {
      Set<Box> above = new HashSet<>();
      List<Box> next = new ArrayList<>();
      int added = 0;
      for (Box element : level) {
        Box parent = element.parent();
        if (stay.contains(parent) || !isShort(parent)) {
          return level;
        }
        if (above.add(parent)) {
          next.add(parent);
        }
        added = Math.max(added, longestBeside(element));
      }
      if (added > LONGEST_ADDED || (level.size() > 1 && next.size() == 1)) {
        return level;
      }
      level = next;
    }
  }

  private int longestBeside(Box element) {
    int longest = 0;
    for (Box sibling : element.parent().boxes()) {
      if (sibling != element) {
        longest = Math.max(longest, masses.at(sibling).longest());
      }
    }
    return longest;
  }

  private boolean isShort(Box element) {
    Measure measure = masses.at(element);
    return measure.text() <= LONGEST
        && measure.kept() == 0
        && measure.longest() <= LONGEST_UNIT
        && !element.isOneOf(TITLES)
        && !element.contains(TITLES)
        && !element.contains(NOT_WITHIN);
  }

  /**
   * Whether the element is in a table of data: one whose cells hold no blocks.
   *
   * @param isData what is known of tables
   */
  private static boolean isInData(Box element, Map<Box, Boolean> isData) {
    for (Box at = element; at != null; at = at.parent()) {
      if (at.is(Tag.TABLE)) {
        return isData.computeIfAbsent(
            at, table -> table.all(Tag.TD).stream().noneMatch(Box::containsBlock));
      }
    }
    return false;
  }
}
