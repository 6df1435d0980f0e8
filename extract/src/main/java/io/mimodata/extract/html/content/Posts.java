package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.NameKinds;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The posts of a page: of a thread, of a question and its answers, of a discussion.
 *
 * <p>The body of a post is an element that says so, by schema.org's {@code itemprop} or by a class
 * or id that names a kind of post and its content ({@code post-content}, {@code comment_text},
 * {@code messageBody}); forum software does, each in its own words. Two or more bodies that hold
 * much of a page's content make it a thread. What stands around them is then no content (name, rank
 * and picture of an author, dates, counters, buttons, signatures), unless it is longer text, a
 * formula or code. Remarks below the posts of a question and its answers are left out as well.
 */
final class Posts {
  /** Share of a page's content that the bodies of a thread hold. */
  private static final double THREAD_SHARE = 0.35;

  /** An outer body gives way to the one within that holds nearly all of it. */
  private static final double INNER_SHARE = 0.8;

  /** Prose outside the thread, as a share of the thread's, from which the page is more than it. */
  private static final double PROSE_OUTSIDE = 0.5;

  /** Prose outside comments, in characters, from which they are comments on an article. */
  private static final int ARTICLE_PROSE = 140;

  /** Characters from which text around the bodies is more than furniture. */
  private static final int LONG_TEXT = 100;

  private static final TagSet OUTSIDE_TAGS = TagSet.of(Tag.ASIDE, Tag.FOOTER);

  private static final Set<String> TEXT_PROPERTIES =
      Set.of("text", "articleBody", "commentText", "reviewBody");

  private static final String CHOSEN = "Accepted answer";

  private final PageTree page;
  private final ContentMass masses;

  Posts(PageTree page, ContentMass masses) {
    this.page = page;
    this.masses = masses;
  }

  /** The bodies of a page's posts in their order, none if there are not two. */
  List<Box> find(Box page) {
    List<Box> bodies = new ArrayList<>();
    collect(page, bodies);
    List<Box> own = bodies.stream().filter(body -> !isRemark(body)).toList();
    if (own.size() >= 2 && mass(own) >= mass(bodies) / 2) {
      return own;
    }
    return bodies.size() >= 2 ? bodies : List.of();
  }

  /** Whether the bodies hold so much of what a page has that it is a thread. */
  boolean isThread(List<Box> bodies, Box page) {
    return bodies.size() >= 2 && mass(bodies) >= THREAD_SHARE * masses.at(page).mass();
  }

  /**
   * Removes what stands around the bodies and returns the element that holds them all.
   *
   * @param content what would be the content if the page were no thread; it stays the content if
   *     there is much more text in it than the thread
   */
  Box isolate(List<Box> bodies, Box content) {
    Set<Box> inside = new HashSet<>(bodies);
    Map<Box, Integer> paths = new HashMap<>();
    Box thread = bodies.get(0);
    for (Box body : bodies) {
      while (thread != body && !body.isBelow(thread)) {
        thread = thread.parent();
      }
      for (Box at = body; at != null; at = at.parent()) {
        paths.merge(at, 1, Integer::sum);
      }
    }
    int outside = masses.at(content).prose() - masses.at(thread).prose();
    boolean comments = bodies.stream().allMatch(this::isRemark);
    double much = comments ? ARTICLE_PROSE : PROSE_OUTSIDE * mass(bodies);
    if (thread.isBelow(content) && outside >= much) {
      thread = content;
    }
    if (!inside.contains(thread)) {
      prune(thread, paths.keySet(), inside);
    }
    bodies.forEach(body -> Layout.flattenPost(body, content));
    // The question is no answer to itself.
    bodies.stream().skip(1).filter(body -> isChosen(body, paths)).findFirst().ifPresent(this::mark);
    return thread;
  }

  /**
   * Whether the page names the post of a body the answer.
   *
   * @param bodiesAt how many bodies are in an element
   */
  private static boolean isChosen(Box body, Map<Box, Integer> bodiesAt) {
    for (Box at = body; at != null && bodiesAt.get(at) == 1; at = at.parent()) {
      if (at.isNamed(NameKinds.CHOSEN) || at.attribute("itemprop").equals("acceptedAnswer")) {
        return true;
      }
    }
    return false;
  }

  private void mark(Box body) {
    Box words = page.create(Tag.STRONG);
    words.append(new TextLeaf(CHOSEN));
    Box line = page.create(Tag.P);
    line.append(words);
    body.prepend(line);
  }

  private void prune(Box element, Set<Box> paths, Set<Box> bodies) {
    for (PageNode child : element.children()) {
      if (child instanceof TextLeaf text) {
        if (text.text().strip().length() < LONG_TEXT) {
          text.remove();
        }
      } else if (child instanceof Box e) {
        if (!paths.contains(e)) {
          if (isRemark(e) || isFurniture(e)) {
            e.remove();
          }
        } else if (!bodies.contains(e)) {
          prune(e, paths, bodies);
        }
      }
    }
  }

  private boolean isFurniture(Box element) {
    return masses.at(element).longest() < LONG_TEXT && masses.at(element).kept() == 0;
  }

  private boolean isRemark(Box element) {
    return element.isNamed(NameKinds.REMARK);
  }

  private double mass(List<Box> bodies) {
    return bodies.stream().mapToDouble(body -> masses.at(body).mass()).sum();
  }

  private void collect(Box element, List<Box> bodies) {
    for (Box child : element.boxes()) {
      if (masses.at(child).mass() == 0 || isOutside(child)) {
        continue;
      }
      boolean named = isNamedBody(child);
      if (!named && !isBodyOfPost(child)) {
        collect(child, bodies);
        continue;
      }
      List<Box> within = new ArrayList<>();
      collect(child, within);
      if (within.size() > 1
          || (!named && !within.isEmpty())
          || mass(within) >= INNER_SHARE * masses.at(child).mass()) {
        bodies.addAll(within);
      } else {
        bodies.add(child);
      }
    }
  }

  private boolean isOutside(Box element) {
    return element.isOneOf(OUTSIDE_TAGS) || element.isNamed(NameKinds.OUTSIDE_THREAD);
  }

  private boolean isNamedBody(Box element) {
    return element.isNamed(NameKinds.POST_BODY)
        || TEXT_PROPERTIES.contains(element.attribute("itemprop"));
  }

  /** Whether a name for content alone stands on an element within a post. */
  private boolean isBodyOfPost(Box element) {
    if (!element.isNamed(NameKinds.BODY)) {
      return false;
    }
    Box parent = element.parent();
    return parent.isNamed(NameKinds.POST)
        || (parent.parent() != null && parent.parent().isNamed(NameKinds.POST));
  }
}
