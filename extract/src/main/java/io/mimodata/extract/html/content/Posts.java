package io.mimodata.extract.html.content;

import io.mimodata.extract.html.dom.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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

  private static final Set<String> OUTSIDE_TAGS = Set.of("aside", "nav", "footer", "pre");

  private static final Set<String> LISTS = Set.of("li", "ul", "ol", "dl", "dt", "dd");

  private static final Set<String> TEXT_PROPERTIES =
      Set.of("text", "articleBody", "commentText", "reviewBody");

  private final NameKinds names;
  private final ContentMass masses;

  Posts(NameKinds names, ContentMass masses) {
    this.names = names;
    this.masses = masses;
  }

  /** The bodies of a page's posts in their order, none if there are not two. */
  List<Element> find(Element page) {
    List<Element> bodies = new ArrayList<>();
    collect(page, bodies);
    List<Element> own = bodies.stream().filter(body -> !isRemark(body)).toList();
    if (own.size() >= 2 && mass(own) >= mass(bodies) / 2) {
      return own;
    }
    return bodies.size() >= 2 ? bodies : List.of();
  }

  /** Whether the bodies hold so much of what a page has that it is a thread. */
  boolean isThread(List<Element> bodies, Element page) {
    return bodies.size() >= 2 && mass(bodies) >= THREAD_SHARE * masses.at(page).mass();
  }

  /**
   * Removes what stands around the bodies and returns the element that holds them all.
   *
   * @param content what would be the content if the page were no thread; it stays the content if
   *     there is much more text in it than the thread
   */
  Element isolate(List<Element> bodies, Element content) {
    Set<Element> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Element> paths = Collections.newSetFromMap(new IdentityHashMap<>());
    Element thread = bodies.get(0);
    for (Element body : bodies) {
      inside.add(body);
      while (!thread.equals(body) && !body.parents().contains(thread)) {
        thread = thread.parent();
      }
      for (Element at = body; at != null && paths.add(at); ) {
        at = at.parent();
      }
    }
    int outside = masses.at(content).prose() - masses.at(thread).prose();
    boolean comments = bodies.stream().allMatch(this::isRemark);
    double much = comments ? ARTICLE_PROSE : PROSE_OUTSIDE * mass(bodies);
    if (thread.parents().contains(content) && outside >= much) {
      thread = content;
    }
    if (!inside.contains(thread)) {
      prune(thread, paths, inside);
    }
    bodies.forEach(body -> unlist(body, content));
    return thread;
  }

  /** Posts may be laid out as a list, and their bodies as quotes: they are neither. */
  private static void unlist(Element body, Element content) {
    if (body.normalName().equals("blockquote")) {
      body.tagName("div");
    }
    for (Element at = body; at != null && !at.equals(content); at = at.parent()) {
      if (Names.isOneOf(at, LISTS)) {
        at.tagName("div");
      }
    }
  }

  private void prune(Element element, Set<Element> paths, Set<Element> bodies) {
    for (Node child : List.copyOf(element.childNodes())) {
      if (child instanceof TextNode text) {
        if (text.text().strip().length() < LONG_TEXT) {
          text.remove();
        }
      } else if (child instanceof Element e) {
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

  private boolean isFurniture(Element element) {
    return masses.at(element).longest() < LONG_TEXT && masses.at(element).kept() == 0;
  }

  private boolean isRemark(Element element) {
    return names.is(element, NameKinds.REMARK);
  }

  private double mass(List<Element> bodies) {
    return bodies.stream().mapToDouble(body -> masses.at(body).mass()).sum();
  }

  private void collect(Element element, List<Element> bodies) {
    for (Element child : element.children()) {
      if (masses.at(child).mass() == 0 || isOutside(child)) {
        continue;
      }
      boolean named = isNamedBody(child);
      if (!named && !isBodyOfPost(child)) {
        collect(child, bodies);
        continue;
      }
      List<Element> within = new ArrayList<>();
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

  private boolean isOutside(Element element) {
    return Names.isOneOf(element, OUTSIDE_TAGS) || names.is(element, NameKinds.OUTSIDE_THREAD);
  }

  private boolean isNamedBody(Element element) {
    return names.is(element, NameKinds.POST_BODY)
        || (element.attributesSize() > 0
            && TEXT_PROPERTIES.contains(element.attributes().get("itemprop")));
  }

  /** Whether a name for content alone stands on an element within a post. */
  private boolean isBodyOfPost(Element element) {
    if (!names.is(element, NameKinds.BODY)) {
      return false;
    }
    Element parent = element.parent();
    return names.is(parent, NameKinds.POST)
        || (parent.parent() != null && names.is(parent.parent(), NameKinds.POST));
  }
}
