package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private static final TagSet DECLARED = TagSet.of(Tag.MAIN, Tag.ARTICLE);
  private static final Set<String> DECLARED_PROPERTIES = Set.of("articleBody", "text");

  /** Elements that hold the whole of a text; others, such as figures, do so only by mistake. */
  private static final TagSet CONTAINERS =
      TagSet.of(
          Tag.DIV,
          Tag.SECTION,
          Tag.ARTICLE,
          Tag.MAIN,
          Tag.FORM,
          Tag.CENTER,
          Tag.FIELDSET,
          Tag.TABLE,
          Tag.TBODY,
          Tag.TR,
          Tag.TD,
          Tag.UL,
          Tag.OL);

  private static final TagSet TABLE_PARTS = TagSet.of(Tag.TBODY, Tag.TR);

  private static final double DECLARED_SHARE = 0.5;
  private static final double DOMINANT_SHARE = 0.85;
  private static final int LARGEST_ASIDE = 500;
  private static final int LARGEST_ASIDE_KEPT = 12;
  private static final int LARGEST_ASIDE_PROSE = 200;
  private static final double LINK_BLOCK_DENSITY = 0.65;
  private static final int LINK_BLOCK_LINKS = 3;
  private static final TagSet LINK_BLOCKS =
      TagSet.of(Tag.DIV, Tag.UL, Tag.OL, Tag.SECTION, Tag.TABLE, Tag.P, Tag.DL);

  /** Characters outside links from which a paragraph says something itself. */
  private static final int SENTENCE = 100;

  private static final double POINTER_DENSITY = 0.75;
  private static final int PROSE_OF_A_TEXT = 800;

  private static final TagSet POINTERS_STAY =
      TagSet.of(Tag.LI, Tag.TD, Tag.TH, Tag.DD, Tag.DT, Tag.BLOCKQUOTE);

  private MainContent() {}

  /**
   * Removes clutter from the page and returns the elements of its main content, in order: a heading
   * from outside it, if there is one, and the element that holds it.
   */
  public static List<Box> select(PageTree page) {
    Box body = page.body();
    ContentMass masses = ContentMass.of(page);
    List<Box> headings = PageHeading.candidates(page);
    Posts posts = new Posts(page, masses);
    List<Box> bodies = posts.find();
    Set<Box> stay = withParents(bodies);
    stay.add(body);
    Clutter.remove(body, stay, masses);
    new Bylines(masses).remove(body, stay);
    Teasers.remove(body, masses);
    Box content = descend(declared(body, masses), masses);
    List<Box> present = bodies.stream().filter(page::holds).toList();
    if (posts.isThread(present)) {
      content = posts.isolate(present, content);
    }
    removeLinkBlocks(content, stay, masses);
    Repetition.remove(content, masses);
    Layout.flatten(content, page, masses);
    return withHeading(page, headings, content);
  }

  private static List<Box> withHeading(PageTree page, List<Box> headings, Box content) {
    return PageHeading.find(page, headings, content)
        .map(heading -> List.of(heading, content))
        .orElse(List.of(content));
  }

  private static Set<Box> withParents(List<Box> elements) {
    Set<Box> all = new HashSet<>();
    for (Box element : elements) {
      for (Box at = element; at != null && all.add(at); ) {
        at = at.parent();
      }
    }
    return all;
  }

  private static Box declared(Box body, ContentMass masses) {
    if (masses.at(body).mass() == 0) {
      return body;
    }
    List<Box> candidates = new ArrayList<>();
    long articles = articlesWithProse(body, masses);
    findDeclared(body, DECLARED_SHARE * masses.at(body).mass(), masses, candidates);
    Box smallest = body;
    for (Box candidate : candidates) {
      if (masses.at(candidate).mass() <= masses.at(smallest).mass()
          && !isOneOfSeveral(candidate, articles, masses)) {
        smallest = candidate;
      }
    }
    return smallest;
  }

  private static void findDeclared(Box element, double least, ContentMass masses, List<Box> found) {
    for (Box child : element.boxes()) {
      if (masses.at(child).mass() >= least) {
        if (child.isOneOf(DECLARED)
            || child.attribute("role").equals("main")
            || DECLARED_PROPERTIES.contains(child.attribute("itemprop"))) {
          found.add(child);
        }
        findDeclared(child, least, masses, found);
      }
    }
  }

  /**
   * Whether an article is one of several with prose, such as a post in a thread.
   *
   * @param articles how many with prose there are on the page
   */
  private static boolean isOneOfSeveral(Box candidate, long articles, ContentMass masses) {
    if (!candidate.is(Tag.ARTICLE)) {
      return false;
    }
    long above = 0;
    for (Box at = candidate; at != null; at = at.parent()) {
      above += at.is(Tag.ARTICLE) && masses.at(at).prose() > 0 ? 1 : 0;
    }
    return articles > above + articlesWithProse(candidate, masses);
  }

  private static long articlesWithProse(Box element, ContentMass masses) {
    return element.all(Tag.ARTICLE).stream().filter(at -> masses.at(at).prose() > 0).count();
  }

  private static Box descend(Box start, ContentMass masses) {
    Measure all = masses.at(start);
    if (all.mass() == 0) {
      return start;
    }
    Box current = start;
    while (true) {
      Box next = null;
      for (Box child : current.boxes()) {
        if (child.isOneOf(CONTAINERS) && holdsNearlyAll(masses.at(child), all)) {
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
        && all.prose() - part.prose() <= LARGEST_ASIDE_PROSE
        && all.kept() - part.kept() <= LARGEST_ASIDE_KEPT;
  }

  /** The element itself, or the table of which it is a row or a group of rows. */
  private static Box whole(Box element) {
    Box whole = element;
    while (whole.isOneOf(TABLE_PARTS)) {
      whole = whole.parent();
    }
    return whole;
  }

  private static void removeLinkBlocks(Box content, Set<Box> stay, ContentMass masses) {
    boolean isText = masses.at(content).prose() >= PROSE_OF_A_TEXT;
    removeLinkBlocksBelow(content, isText, stay, masses);
  }

  private static void removeLinkBlocksBelow(
      Box element, boolean isText, Set<Box> stay, ContentMass masses) {
    for (Box child : element.boxes()) {
      Measure measure = masses.at(child);
      if (measure.links() == 0) {
        continue;
      }
      boolean isBlockOfLinks =
          child.isOneOf(LINK_BLOCKS)
              && measure.kept() == 0
              && measure.links() >= LINK_BLOCK_LINKS
              && measure.linkDensity() >= LINK_BLOCK_DENSITY
              && !(child.is(Tag.P) && measure.text() - measure.linkText() > SENTENCE);
      if (!stay.contains(child) && (isBlockOfLinks || (isText && isPointer(child, measure)))) {
        masses.remove(child);
      } else {
        removeLinkBlocksBelow(child, isText, stay, masses);
      }
    }
  }

  /** A paragraph that is one link to elsewhere, such as "Related: .." between two others. */
  private static boolean isPointer(Box block, Measure measure) {
    if (!block.is(Tag.P)
        || measure.links() == 0
        || measure.kept() > 0
        || measure.linkDensity() < POINTER_DENSITY
        || block.isWithin(POINTERS_STAY)) {
      return false;
    }
    for (Box link : block.all(Tag.A)) {
      String href = link.attribute("href");
      String text = link.line();
      if (href.startsWith("#") || text.startsWith("http") || text.startsWith("www.")) {
        return false;
      }
    }
    return true;
  }
}
