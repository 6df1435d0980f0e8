package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.html.dom.PageIndex;
import java.util.ArrayList;
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
  private static final Set<String> DECLARED = Set.of("main", "article");
  private static final Set<String> DECLARED_PROPERTIES = Set.of("articleBody", "text");

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
  private static final Set<String> LINK_BLOCKS =
      Set.of("div", "ul", "ol", "section", "table", "p", "dl");

  private static final double POINTER_DENSITY = 0.75;
  private static final int PROSE_OF_A_TEXT = 800;

  private static final Set<String> POINTERS_STAY =
      Set.of("li", "td", "th", "dd", "dt", "blockquote");

  private MainContent() {}

  /**
   * Removes clutter from the page and returns the elements of its main content, in order: a heading
   * from outside it, if there is one, and the element that holds it.
   */
  public static List<Element> select(Document page, PageIndex index) {
    Element body = page.body();
    index.neverContent().forEach(Element::remove);
    NameKinds names = new NameKinds();
    ContentMass masses = ContentMass.of(body);
    Posts posts = new Posts(names, masses);
    List<Element> bodies = posts.find(body);
    Set<Element> stay = withParents(bodies);
    stay.add(body);
    Clutter.remove(body, stay, names, masses);
    new Bylines(names, masses).remove(body, stay);
    Teasers.remove(body, masses);
    Element content = descend(declared(page, masses), masses);
    List<Element> present = bodies.stream().filter(post -> post.ownerDocument() != null).toList();
    if (posts.isThread(present, body)) {
      content = posts.isolate(present, content);
    }
    removeLinkBlocks(content, masses);
    Repetition.remove(content, masses);
    Layout.flatten(content, index, names, masses);
    return withHeading(page, index, content);
  }

  private static List<Element> withHeading(Document page, PageIndex index, Element content) {
    return PageHeading.find(page, index, content)
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

  private static Element declared(Document page, ContentMass masses) {
    List<Element> candidates = new ArrayList<>();
    findDeclared(page.body(), DECLARED_SHARE * masses.at(page.body()).mass(), masses, candidates);
    Element smallest = page.body();
    for (Element candidate : candidates) {
      if (masses.at(candidate).mass() <= masses.at(smallest).mass()
          && !isOneOfSeveral(candidate, page, masses)) {
        smallest = candidate;
      }
    }
    return smallest;
  }

  private static void findDeclared(
      Element element, double least, ContentMass masses, List<Element> found) {
    for (Element child : element.children()) {
      if (masses.at(child).mass() >= least) {
        if (Names.isOneOf(child, DECLARED)
            || child.attr("role").equals("main")
            || DECLARED_PROPERTIES.contains(child.attr("itemprop"))) {
          found.add(child);
        }
        findDeclared(child, least, masses, found);
      }
    }
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
    boolean isText = masses.at(content).prose() >= PROSE_OF_A_TEXT;
    removeLinkBlocksBelow(content, isText, masses);
  }

  private static void removeLinkBlocksBelow(Element element, boolean isText, ContentMass masses) {
    for (Element child : element.children()) {
      Measure measure = masses.at(child);
      if (measure.links() == 0) {
        continue;
      }
      boolean isBlockOfLinks =
          Names.isOneOf(child, LINK_BLOCKS)
              && measure.kept() == 0
              && measure.links() >= LINK_BLOCK_LINKS
              && measure.linkDensity() >= LINK_BLOCK_DENSITY;
      if (isBlockOfLinks || (isText && isPointer(child, measure))) {
        child.remove();
      } else {
        removeLinkBlocksBelow(child, isText, masses);
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
