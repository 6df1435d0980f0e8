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

  /** Share of a page from which a part holds the thread, whatever it is called. */
  private static final double LARGE_SHARE = 0.5;

  /** An outer body gives way to the one within that holds nearly all of it. */
  private static final double INNER_SHARE = 0.8;

  /** Prose outside the thread, as a share of the thread's, from which the page is more than it. */
  private static final double PROSE_OUTSIDE = 0.5;

  /** Prose outside comments, in characters, from which they are comments on an article. */
  private static final int ARTICLE_PROSE = 140;

  /** Characters from which text around the bodies is more than furniture. */
  private static final int LONG_TEXT = 100;

  /** Units of a text: what they are in is the body. */
  private static final TagSet UNITS = TagSet.HEADINGS.and(Tag.P);

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
  List<Box> find() {
    List<Candidate> candidates = new ArrayList<>();
    collect(page.body(), candidates);
    List<Box> bodies = chosen(candidates);
    List<Box> own = bodies.stream().filter(body -> !isRemark(body)).toList();
    if (own.size() >= 2 && mass(own) >= mass(bodies) / 2) {
      return own;
    }
    return bodies.size() >= 2 ? bodies : List.of();
  }

  /** Whether the bodies hold so much of what a page has that it is a thread. */
  boolean isThread(List<Box> bodies) {
    return bodies.size() >= 2 && mass(bodies) >= THREAD_SHARE * masses.at(page.body()).mass();
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
            masses.remove(e);
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

  private void collect(Box element, List<Candidate> candidates) {
    for (Box child : element.boxes()) {
      if (masses.at(child).mass() == 0 || isOutside(child)) {
        continue;
      }
      boolean named = isNamedBody(child);
      if (!named && !isBodyOfPost(child)) {
        collect(child, candidates);
        continue;
      }
      List<Candidate> within = new ArrayList<>();
      collect(child, within);
      if (within.size() > 1 || (!named && !within.isEmpty())) {
        candidates.addAll(within);
      } else {
        candidates.add(new Candidate(child, within.isEmpty() ? null : within.get(0)));
      }
    }
  }

  /**
   * What may be the body of a post.
   *
   * @param inner the one other candidate within, or null
   */
  private record Candidate(Box outer, Candidate inner) {}

  /**
   * Chooses between outer and inner bodies, alike for all of one make: the inner ones if they hold
   * nearly all of the outer ones. In a short post little more than its subject and buttons is.
   */
  private List<Box> chosen(List<Candidate> candidates) {
    Map<String, double[]> massesByMake = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (Candidate at = candidate; at.inner() != null; at = at.inner()) {
        double[] sums = massesByMake.computeIfAbsent(at.outer().make(), k -> new double[2]);
        sums[0] += masses.at(at.outer()).mass();
        sums[1] += masses.at(at.inner().outer()).mass();
      }
    }
    List<Box> bodies = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Candidate at = candidate;
      while (at.inner() != null) {
        double[] sums = massesByMake.get(at.outer().make());
        if (sums[1] < INNER_SHARE * sums[0]) {
          break;
        }
        at = at.inner();
      }
      bodies.add(at.outer());
    }
    return bodies;
  }

  private boolean isOutside(Box element) {
    return element.isOneOf(OUTSIDE_TAGS)
        || (element.isNamed(NameKinds.OUTSIDE_THREAD)
            && masses.at(element).mass() < LARGE_SHARE * masses.at(page.body()).mass());
  }

  private boolean isNamedBody(Box element) {
    return (element.isNamed(NameKinds.POST_BODY) && !element.isOneOf(UNITS))
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
