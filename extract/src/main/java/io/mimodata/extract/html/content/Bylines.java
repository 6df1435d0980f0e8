package io.mimodata.extract.html.content;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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

  private static final Set<String> NOT_WITHIN = Set.of("blockquote", "pre", "code", "figure");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Set<String> TITLES = Set.of("h1", "h2", "h3");
  private final NameKinds names;
  private final ContentMass masses;

  Bylines(NameKinds names, ContentMass masses) {
    this.names = names;
    this.masses = masses;
  }

  /**
   * Removes bylines.
   *
   * @param stay elements that are part of none: bodies of posts and what is around them
   */
  void remove(Element page, Set<Element> stay) {
    Map<String, List<Element>> stampsByMake = new LinkedHashMap<>();
    find(page, stampsByMake);
    Set<Element> bylines = Collections.newSetFromMap(new IdentityHashMap<>());
    for (List<Element> stamps : stampsByMake.values()) {
      bylines.addAll(climb(stamps, stay));
    }
    List<Element> removed = new ArrayList<>();
    IdentityHashMap<Element, Integer> besideByParent = new IdentityHashMap<>();
    for (Element byline : bylines) {
      Cancellation.check();
      int beside =
          besideByParent.computeIfAbsent(byline.parent(), parent -> textBeside(parent, bylines));
      if (beside >= LEAST_BESIDE && !isInData(byline)) {
        removed.add(byline);
      }
    }
    removed.forEach(masses::remove);
  }

  /** Characters of a parent's text that are in none of its bylines. */
  private int textBeside(Element parent, Set<Element> bylines) {
    int beside = masses.at(parent).text();
    for (Element child : parent.children()) {
      if (bylines.contains(child)) {
        beside -= masses.at(child).text();
      }
    }
    return beside;
  }

  /**
   * Collects the innermost elements below one that give a time, by their make.
   *
   * @return whether there are any
   */
  private boolean find(Element element, Map<String, List<Element>> stampsByMake) {
    boolean found = false;
    for (Element child : element.children()) {
      if (!masses.at(child).hasDigit() || Names.isOneOf(child, NOT_WITHIN)) {
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
  private boolean isWrapper(Element element) {
    Element only = element.firstElementChild();
    return only != null && masses.at(only).text() == masses.at(element).text();
  }

  /** Names of an element and of two around it: the same for all posts of a page. */
  private static String make(Element element) {
    StringBuilder make = new StringBuilder();
    Element at = element;
    for (int i = 0; i < 3 && at != null; i++, at = at.parent()) {
      make.append(at.normalName())
          .append(DIGITS.matcher(at.className()).replaceAll(""))
          .append(' ');
    }
    return make.toString();
  }

  /** Whether a short element, alone in its line, gives a time. */
  private boolean isStamp(Element element) {
    Measure measure = masses.at(element);
    if (measure.text() > LONGEST_STAMP
        || measure.kept() > 0
        || Names.isOneOf(element, TITLES)
        || !standsAlone(element)) {
      return false;
    }
    String text = element.text().strip().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST_STAMP || !Times.mayBeIn(text)) {
      return false;
    }
    boolean moment = Times.hasMoment(text);
    boolean day = Times.hasDay(text);
    boolean stamp =
        (moment && (day || text.length() <= LONGEST_STAMP / 2))
            || ((moment || day) && isHinted(element));
    return stamp && !(Blocks.containsBlock(element) && Times.count(text) > MOST_TIMES);
  }

  private boolean isHinted(Element element) {
    for (Element below : element.getAllElements()) {
      if (below.normalName().equals("time") || names.is(below, NameKinds.BYLINE)) {
        return true;
      }
    }
    return element.parent() != null && names.is(element.parent(), NameKinds.BYLINE);
  }

  /** Whether no text runs on before or after the element in its line. */
  private static boolean standsAlone(Element element) {
    return Blocks.isBlock(element)
        || (!isRunningText(element.previousSibling()) && !isRunningText(element.nextSibling()));
  }

  private static boolean isRunningText(Node node) {
    return node instanceof TextNode text && text.text().strip().length() > RUNNING_TEXT;
  }

  /**
   * Goes up from the stamps of one make, in step: as long as no post's own text is among what is
   * taken in. One post may be as short as a byline, but rarely all of them are.
   */
  private List<Element> climb(List<Element> stamps, Set<Element> stay) {
    List<Element> level = stamps;
    while (true) {
      Set<Element> above = Collections.newSetFromMap(new IdentityHashMap<>());
      List<Element> next = new ArrayList<>();
      int added = 0;
      for (Element element : level) {
        Element parent = element.parent();
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

  private int longestBeside(Element element) {
    int longest = 0;
    for (Element sibling : element.parent().children()) {
      if (!sibling.equals(element)) {
        longest = Math.max(longest, masses.at(sibling).longest());
      }
    }
    return longest;
  }

  private boolean isShort(Element element) {
    Measure measure = masses.at(element);
    return measure.text() <= LONGEST
        && measure.kept() == 0
        && measure.longest() <= LONGEST_UNIT
        && !Names.isOneOf(element, TITLES)
        && !Names.contains(element, TITLES)
        && !Names.contains(element, NOT_WITHIN);
  }

  /** Whether the element is in a table of data: one whose cells hold no blocks. */
  private static boolean isInData(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.normalName().equals("table")) {
        return at.getElementsByTag("td").stream().noneMatch(Blocks::containsBlock);
      }
    }
    return false;
  }
}
