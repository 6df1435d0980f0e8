package io.mimodata.extract.html.content;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.Names;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

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

  private Clutter() {}

  /**
   * Removes clutter.
   *
   * @param stay elements that are kept whatever they are called
   */
  static void remove(Element page, Set<Element> stay, NameKinds names, ContentMass masses) {
    removeBelow(page, masses.at(page).mass(), stay, names, masses);
  }

  private static void removeBelow(
      Element element, double all, Set<Element> stay, NameKinds names, ContentMass masses) {
    for (Element child = element.firstElementChild(); child != null; ) {
      Element next = child.nextElementSibling();
      if (!stay.contains(child) && isClutter(child, names)) {
        double mass = masses.at(child).mass();
        double large = names.is(child, NameKinds.OVERLAY) ? LARGE_SHARE_OF_OVERLAY : LARGE_SHARE;
        if (mass < large * all || mass == 0) {
          masses.remove(child);
          child = next;
          continue;
        }
      }
      removeBelow(child, all, stay, names, masses);
      child = next;
    }
  }

  private static boolean isClutter(Element element, NameKinds names) {
    return isPermalink(element)
        || isPageFurniture(element)
        || (element.attributesSize() > 0 && isMarkedClutter(element, names));
  }

  private static boolean isMarkedClutter(Element element, NameKinds names) {
    return isHidden(element)
        || ROLES.contains(element.attributes().get("role"))
        || names.is(element, NameKinds.CLUTTER);
  }

  private static boolean isHidden(Element element) {
    if (element.attributes().hasKey("hidden")
        || (element.attributes().get("aria-hidden").equals("true")
            && !Names.contains(element, Set.of(FormulaElements.TAG)))) {
      return true;
    }
    String style = element.attributes().get("style");
    if (style.isEmpty()) {
      return false;
    }
    String compact = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return compact.contains("display:none") || compact.contains("visibility:hidden");
  }

  /** The sign beside a heading that links to it. */
  private static boolean isPermalink(Element element) {
    return element.normalName().equals("a")
        && element.childNodeSize() == 1
        && element.childNode(0) instanceof TextNode text
        && PERMALINKS.contains(text.getWholeText().strip());
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
