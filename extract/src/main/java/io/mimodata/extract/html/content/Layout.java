package io.mimodata.extract.html.content;

import io.mimodata.extract.html.dom.NameWords;
import io.mimodata.extract.html.dom.Names;
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
  private static final Set<String> POST =
      Set.of("post", "posts", "postbit", "comment", "reply", "message", "answer", "thread");
  private static final Set<String> LISTS = Set.of("ul", "ol", "dl");

  private Layout() {}

  static void flatten(Element content, ContentMass masses) {
    flattenQuotes(content, masses);
    for (Element item : content.select("li, dd, dt")) {
      Element list = item.parent();
      if (NameWords.hasAny(item, POST) && list != null) {
        item.tagName("div");
        if (Names.isOneOf(list, LISTS)) {
          list.tagName("div");
        }
      }
    }
  }

  /** Quotes that hold most of a page, each alone in its own part of it, are posts. */
  private static void flattenQuotes(Element content, ContentMass masses) {
    List<Element> posts = new ArrayList<>();
    double mass = 0;
    for (Element quote : content.getElementsByTag("blockquote")) {
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
