package io.mimodata.extract.html.content;

import io.mimodata.extract.html.content.ContentMass.Measure;
import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.NameWords;
import io.mimodata.extract.html.dom.Names;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes out of a page what is never content (scripts, controls, embedded media), what is hidden,
 * and what names itself navigation, advertisement or other furniture by element, role, class or id.
 *
 * <p>A name is only a hint: an element that holds a large share of the page's content stays
 * whatever it is called, so that the body can't be lost by a name.
 */
final class Clutter {
  private static final double LARGE_SHARE = 0.3;
  private static final double LARGE_SHARE_OF_OVERLAY = 0.7;

  private static final String NEVER_CONTENT =
      "script, style, noscript, template, iframe, object, embed, applet, svg, canvas, audio, video,"
          + " map, button, input, select, option, textarea, datalist, progress, meter, nav, dialog,"
          + " menu, link, meta, rp";

  /** What lies above a page until it is called for, or until it is dismissed. */
  private static final Set<String> OVERLAYS =
      Set.of("modal", "popup", "cookie", "cookies", "consent", "gdpr");

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "menubar",
          "toolbar",
          "tablist",
          "button");

  private static final Set<String> SECTIONS = Set.of("article", "main", "section");

  private static final Set<String> PERMALINKS = Set.of("#", "¶", "§", "\uD83D\uDD17");

  private static final Set<String> NOTES =
      Set.of(
          "note",
          "admonition",
          "tip",
          "warning",
          "important",
          "caution",
          "callout",
          "footnote",
          "example",
          "info");

  private static final Set<String> NAMES =
      Set.of(
          "ad",
          "ads",
          "adsense",
          "advert",
          "advertisement",
          "adsbygoogle",
          "avatar",
          "banner",
          "breadcrumb",
          "breadcrumbs",
          "catlinks",
          "consent",
          "cookie",
          "cookies",
          "copyright",
          "disqus",
          "editsection",
          "feedback",
          "footer",
          "gdpr",
          "login",
          "masthead",
          "modal",
          "nav",
          "navbar",
          "navbox",
          "navigation",
          "newsletter",
          "noprint",
          "outbrain",
          "overlay",
          "pager",
          "pagination",
          "paging",
          "popup",
          "profile",
          "promo",
          "promotion",
          "rating",
          "recommend",
          "recommendation",
          "recommendations",
          "recommended",
          "register",
          "related",
          "rss",
          "share",
          "sharing",
          "sidebar",
          "signature",
          "signup",
          "skip",
          "skiplink",
          "social",
          "sponsor",
          "sponsored",
          "subscribe",
          "subscription",
          "taboola",
          "tagcloud",
          "tags",
          "toc",
          "toolbar",
          "topnav",
          "subnav",
          "bottomnav",
          "userinfo",
          "menu",
          "vote",
          "votes",
          "voting");

  private Clutter() {}

  /**
   * Removes clutter.
   *
   * @param stay elements that are kept whatever they are called
   */
  static void remove(Document page, Set<Element> stay) {
    removeNeverContent(page);
    ContentMass masses = ContentMass.of(page.body());
    double all = masses.at(page.body()).mass();
    for (Element element : List.copyOf(page.body().select("*"))) {
      if (!stay.contains(element) && isClutter(element)) {
        double large = NameWords.hasAny(element, OVERLAYS) ? LARGE_SHARE_OF_OVERLAY : LARGE_SHARE;
        Measure measure = masses.at(element);
        if (measure.mass() < large * all || measure.mass() == 0) {
          element.remove();
        }
      }
    }
  }

  private static void removeNeverContent(Document page) {
    page.select(NEVER_CONTENT).remove();
    page.forEachNode(Clutter::removeComment);
  }

  private static void removeComment(Node node) {
    if (node instanceof Comment) {
      node.remove();
    }
  }

  private static boolean isClutter(Element element) {
    return isHidden(element)
        || isPermalink(element)
        || ROLES.contains(element.attr("role"))
        || isPageFurniture(element)
        || NameWords.hasAny(element, NAMES);
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")
        || (element.attr("aria-hidden").equals("true")
            && !Names.contains(element, Set.of(FormulaElements.TAG)))) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty()) {
      return false;
    }
    String compact = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return compact.contains("display:none") || compact.contains("visibility:hidden");
  }

  /** The sign beside a heading that links to it. */
  private static boolean isPermalink(Element element) {
    return element.normalName().equals("a") && PERMALINKS.contains(element.text().strip());
  }

  private static boolean isPageFurniture(Element element) {
    return switch (element.normalName()) {
      case "footer" -> true;
      case "header" ->
          !Names.isWithin(element, SECTIONS) || !Names.contains(element, Names.HEADINGS);
      case "aside" -> element.classNames().stream().noneMatch(NOTES::contains);
      default -> false;
    };
  }
}
