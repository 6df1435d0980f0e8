package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.dom.Names;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Chooses the element of a page that holds its main content.
 *
 * <p>Clutter, bylines and teasers of other pages go first. Then the walk goes down from the body,
 * or from an element that declares itself the main content, into the child that holds nearly all
 * content mass, and ends where the content is spread over several children, as the paragraphs of an
 * article are. What is lost on the way down is bounded by the thresholds, so the body can't be. In
 * a thread, the bodies of its posts are the content. At last, blocks of links within the content
 * go.
 */
public final class MainContent {
  private static final String DECLARED =
      "[itemprop=articleBody], main, [role=main], article, [itemprop=text]";

  /** Elements that hold the whole of a text; others, such as figures, do so only by mistake. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "div",
          "section",
          "article",
          "main",
          "form",
          "center",
          "fieldset",
          "table",
          "tbody",
          "tr",
          "td",
          "ul",
          "ol");

  private static final Set<String> TABLE_PARTS = Set.of("tbody", "tr");

  private static final double DECLARED_SHARE = 0.5;
  private static final double DOMINANT_SHARE = 0.85;
  private static final int LARGEST_ASIDE = 500;
  private static final int LARGEST_ASIDE_PROSE = 200;
  private static final double LINK_BLOCK_DENSITY = 0.65;
  private static final int LINK_BLOCK_LINKS = 3;
  private static final double POINTER_DENSITY = 0.75;
  private static final int PROSE_OF_A_TEXT = 800;

  private static final Set<String> POINTERS_STAY =
      Set.of("li", "td", "th", "dd", "dt", "blockquote");

  private MainContent() {}

  /**
   * Removes clutter from the page and returns the elements of its main content, in order: a heading
   * from outside it, if there is one, and the element that holds it.
   */
  public static List<Element> select(Document page) {
    Element body = page.body();
    List<Element> posts = Posts.find(body, ContentMass.of(body));
    Set<Element> stay = withParents(posts);
    stay.add(body);
    Clutter.remove(page, stay);
    Bylines.remove(page, stay, ContentMass.of(body));
    Teasers.remove(body, ContentMass.of(body));
    ContentMass masses = ContentMass.of(body);
    Element content = content(page, posts, masses);
    removeLinkBlocks(content, masses);
    Layout.flatten(content, masses);
    return PageHeading.find(page, content)
        .map(heading -> List.of(heading, content))
        .orElse(List.of(content));
  }

  private static Set<Element> withParents(List<Element> elements) {
    Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element element : elements) {
      for (Element at = element; at != null && all.add(at); ) {
        at = at.parent();
      }
    }
    return all;
  }

  private static Element content(Document page, List<Element> found, ContentMass masses) {
    Element content = descend(declared(page, masses), masses);
    List<Element> posts = found.stream().filter(post -> post.ownerDocument() != null).toList();
    return Posts.isThread(posts, page.body(), masses)
        ? Posts.isolate(posts, content, masses)
        : content;
  }

  private static Element declared(Document page, ContentMass masses) {
    double all = masses.at(page.body()).mass();
    Element smallest = page.body();
    for (Element candidate : page.body().select(DECLARED)) {
      double mass = masses.at(candidate).mass();
      if (mass >= DECLARED_SHARE * all
          && mass <= masses.at(smallest).mass()
          && !isOneOfSeveral(candidate, page, masses)) {
        smallest = candidate;
      }
    }
    return smallest;
  }

  /** Whether an article is one of several with prose, such as a post in a thread. */
  private static boolean isOneOfSeveral(Element candidate, Document page, ContentMass masses) {
    return candidate.normalName().equals("article")
        && page.body().getElementsByTag("article").stream()
            .filter(other -> !other.equals(candidate))
            .filter(other -> !other.parents().contains(candidate))
            .filter(other -> !candidate.parents().contains(other))
            .anyMatch(other -> masses.at(other).prose() > 0);
  }

  private static Element descend(Element start, ContentMass masses) {
    Measure all = masses.at(start);
    Element current = start;
    while (true) {
      Element next = null;
      for (Element child : current.children()) {
        if (Names.isOneOf(child, CONTAINERS) && holdsNearlyAll(masses.at(child), all)) {
          next = child;
        }
      }
      if (next == null) {
        return whole(current);
      }
      current = next;
    }
  }

  /** Whether only little of any text, and less of prose, would be lost by a step down. */
  private static boolean holdsNearlyAll(Measure part, Measure all) {
    return part.mass() >= DOMINANT_SHARE * all.mass()
        && all.text() - all.linkText() - (part.text() - part.linkText()) <= LARGEST_ASIDE
        && all.prose() - part.prose() <= LARGEST_ASIDE_PROSE;
  }

  /** The element itself, or the table of which it is a row or a group of rows. */
  private static Element whole(Element element) {
    Element whole = element;
    while (Names.isOneOf(whole, TABLE_PARTS)) {
      whole = whole.parent();
    }
    return whole;
  }

  private static void removeLinkBlocks(Element content, ContentMass masses) {
    for (Element block : List.copyOf(content.select("div, ul, ol, section, table, p, dl"))) {
      Measure measure = masses.at(block);
      if (!block.equals(content)
          && measure.kept() == 0
          && measure.links() >= LINK_BLOCK_LINKS
          && measure.linkDensity() >= LINK_BLOCK_DENSITY) {
        block.remove();
      } else if (isPointer(block, measure) && masses.at(content).prose() >= PROSE_OF_A_TEXT) {
        block.remove();
      }
    }
  }

  /** A paragraph that is one link to elsewhere, such as "Related: .." between two others. */
  private static boolean isPointer(Element block, Measure measure) {
    if (!block.normalName().equals("p")
        || measure.links() == 0
        || measure.kept() > 0
        || measure.linkDensity() < POINTER_DENSITY
        || Names.isWithin(block, POINTERS_STAY)) {
      return false;
    }
    for (Element link : block.getElementsByTag("a")) {
      String href = link.attr("href");
      String text = link.text().strip();
      if (href.startsWith("#") || text.startsWith("http") || text.startsWith("www.")) {
        return false;
      }
    }
    return true;
  }
}
