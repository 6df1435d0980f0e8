package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.NameKinds;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists and quotes that forum software only lays out posts with: they become plain blocks, so that
 * the posts are neither items nor quotations.
 */
final class Layout {
  private static final double QUOTED_SHARE = 0.6;
  private static final double ALONE = 0.8;
  private static final List<Tag> ITEMS = List.of(Tag.LI, Tag.DT, Tag.DD);
  private static final TagSet LISTS = TagSet.of(Tag.UL, Tag.OL, Tag.DL, Tag.LI, Tag.DT, Tag.DD);

  private Layout() {}

  static void flatten(Box content, PageTree page, ContentMass masses) {
    flattenQuotes(content, page.byTag(Tag.BLOCKQUOTE), masses);
    for (Tag tag : ITEMS) {
      for (Box item : page.byTag(tag)) {
        if (item.isNamed(NameKinds.POST)) {
          flatten(item, item.parent().parent());
        }
      }
    }
  }

  /** Makes plain blocks of the body of a post and of the lists that lay out the posts. */
  static void flattenPost(Box body, Box content) {
    if (body.is(Tag.BLOCKQUOTE)) {
      body.retag(Tag.DIV);
    }
    flatten(body, content);
  }

  /** Makes plain blocks of the lists and items from an element up to one above it. */
  private static void flatten(Box element, Box end) {
    for (Box at = element; at != null && at != end; at = at.parent()) {
      if (at.isOneOf(LISTS)) {
        at.retag(Tag.DIV);
      }
    }
  }

  /** Quotes that hold most of a page, each alone in its own part of it, are posts. */
  private static void flattenQuotes(Box content, List<Box> quotes, ContentMass masses) {
    List<Box> posts = new ArrayList<>();
    double mass = 0;
    for (Box quote : quotes) {
      double own = masses.at(quote).mass();
      if (!quote.isWithin(Tag.BLOCKQUOTE) && own >= ALONE * masses.at(quote.parent()).mass()) {
        posts.add(quote);
        mass += own;
      }
    }
    if (posts.size() >= 2 && mass >= QUOTED_SHARE * masses.at(content).mass()) {
      posts.forEach(post -> post.retag(Tag.DIV));
    }
  }
}
