package io.mimodata.extract.html.content;

import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.html.dom.PageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Lists and quotes that forum software only lays out posts with: they become plain blocks, so that
 * the posts are neither items nor quotations.
 */
final class Layout {
  private static final double QUOTED_SHARE = 0.6;
  private static final double ALONE = 0.8;
  private static final Set<String> QUOTE = Set.of("blockquote");
  private static final List<String> ITEMS = List.of("li", "dt", "dd");
  private static final Set<String> LISTS = Set.of("ul", "ol", "dl");

  private Layout() {}

  static void flatten(Element content, PageIndex index, NameKinds names, ContentMass masses) {
    flattenQuotes(content, index.byTag("blockquote"), masses);
    for (String tag : ITEMS) {
      index.byTag(tag).forEach(item -> flattenItem(item, names));
    }
  }

  private static void flattenItem(Element item, NameKinds names) {
    Element list = item.parent();
    if (names.is(item, NameKinds.POST) && list != null) {
      item.tagName("div");
      if (Names.isOneOf(list, LISTS)) {
        list.tagName("div");
      }
    }
  }

  /** Quotes that hold most of a page, each alone in its own part of it, are posts. */
  private static void flattenQuotes(Element content, List<Element> quotes, ContentMass masses) {
    List<Element> posts = new ArrayList<>();
    double mass = 0;
    for (Element quote : quotes) {
      double own = masses.at(quote).mass();
      if (!Names.isWithin(quote, QUOTE) && own >= ALONE * masses.at(quote.parent()).mass()) {
        posts.add(quote);
        mass += own;
      }
    }
    if (posts.size() >= 2 && mass >= QUOTED_SHARE * masses.at(content).mass()) {
      posts.forEach(post -> post.tagName("div"));
    }
  }
}
