package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.NameKinds;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a page what is hidden, and what names itself navigation, advertisement or other
 * furniture by element, role, class or id.
 *
 * <p>A name is only a hint: an element that holds a large share of the page's content stays
 * whatever it is called, and so do all that are clutter by name where little would be left without
 * them: the body can't be lost by names.
 */
final class Clutter {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final double LARGE_SHARE = 0.3;
  private static final double LEAST_LEFT = 0.08;
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

  private static final TagSet SECTIONS = TagSet.of(Tag.ARTICLE, Tag.MAIN, Tag.SECTION);

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
          "quote",
          "example",
          "info");

  /** Parts of a page of which one is shown at a time. */
  private static final Set<String> PANELS = Set.of("tabpanel", "region");

  private static final TagSet NAMED_AFTER_CONTENT = TagSet.HEADINGS.and(Tag.DT, Tag.DD);

  private Clutter() {}

  /**
   * Removes clutter.
   *
   * @param stay elements that are kept whatever they are called
   */
  static void remove(Box page, Set<Box> stay, ContentMass masses) {
    List<Box> clutter = new ArrayList<>();
    double all = masses.at(page).mass();
    collect(page, all, stay, masses, clutter);
    double left = all - clutter.stream().mapToDouble(part -> masses.at(part).mass()).sum();
    for (Box part : clutter) {
      // Where nothing is left, names say something else on this page.
      if (left >= LEAST_LEFT * all || masses.at(part).mass() == 0 || !isByName(part)) {
        masses.remove(part);
      }
    }
  }

  private static void collect(
      Box element, double all, Set<Box> stay, ContentMass masses, List<Box> clutter) {
    for (Box child : element.boxes()) {
      if (!stay.contains(child) && isClutter(child)) {
        double mass = masses.at(child).mass();
        double large = child.isNamed(NameKinds.OVERLAY) ? LARGE_SHARE_OF_OVERLAY : LARGE_SHARE;
        if (mass < large * all || mass == 0) {
          clutter.add(child);
          continue;
        }
      }
      collect(child, all, stay, masses, clutter);
    }
  }

  /** Whether nothing but its name says that an element is clutter. */
  private static boolean isByName(Box element) {
    return !isPermalink(element) && !isPageFurniture(element) && !isMarkedClutter(element);
  }

  private static boolean isClutter(Box element) {
    return isPermalink(element)
        || isPageFurniture(element)
        || isMarkedClutter(element)
        || isNamedClutter(element);
  }

  /** Headings, entries and bodies of posts are named after what they are about. */
  private static boolean isNamedClutter(Box element) {
    if (element.isOneOf(NAMED_AFTER_CONTENT) || element.isNamed(NameKinds.POST_BODY)) {
      return false;
    }
    return element.isNamed(NameKinds.CLUTTER)
        || (element.isNamed(NameKinds.WIDGET) && !isInText(element))
        || (element.isNamed(NameKinds.CLUTTER_BY_ID) && !isHeadedBySame(element));
  }

  /** Whether page builders may have made an element: it is in an article or in a body. */
  private static boolean isInText(Box element) {
    for (Box at = element.parent(); at != null; at = at.parent()) {
      if (at.is(Tag.ARTICLE) || at.isNamed(NameKinds.POST_BODY)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the id of an element is that of its heading, or of the heading around it. */
  private static boolean isHeadedBySame(Box element) {
    Box first = element.firstBox();
    return element.isWithin(TagSet.HEADINGS)
        || (first != null
            && first.isOneOf(TagSet.HEADINGS)
            && letters(first.line()).equals(letters(element.idName())));
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static boolean isMarkedClutter(Box element) {
    return element.hasAttributes() && (isHidden(element) || hasRoleOfClutter(element));
  }

  private static boolean hasRoleOfClutter(Box element) {
    String role = element.attribute("role");
    // What opens a panel is its heading.
    boolean opens =
        role.equals("button")
            && (element.hasAttribute("aria-controls") || element.hasAttribute("aria-expanded"));
    return ROLES.contains(role) && !opens;
  }

  private static boolean isHidden(Box element) {
    if (PANELS.contains(element.attribute("role"))) {
      return false;
    }
    if ((element.hasAttribute("hidden") && !element.attribute("hidden").equals("false"))
        || (element.attribute("aria-hidden").equals("true") && !element.contains(Tag.FORMULA))) {
      return true;
    }
    String style = element.attribute("style");
    if (!style.contains("none") && !style.contains("hidden")) {
      return false;
    }
    String compact = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return compact.contains("display:none") || compact.contains("visibility:hidden");
  }

  /** The sign beside a heading that links to it. */
  private static boolean isPermalink(Box element) {
    return element.is(Tag.A)
        && element.first() == element.last()
        && element.first() instanceof TextLeaf text
        && PERMALINKS.contains(text.text().strip());
  }

  private static boolean isPageFurniture(Box element) {
    return switch (element.tag()) {
      case FOOTER -> true;
      case HEADER -> !element.isWithin(SECTIONS) || !element.contains(TagSet.HEADINGS);
      case ASIDE -> !isNote(element);
      default -> false;
    };
  }

  /** Whether an aside is a part of the text: a note, a footnote or a quotation. */
  private static boolean isNote(Box aside) {
    if (aside.attribute("role").startsWith("doc-")) {
      return true;
    }
    for (String name : aside.classes()) {
      int end = name.indexOf('-');
      if (NOTES.contains(end < 0 ? name : name.substring(0, end))) {
        return true;
      }
    }
    Box only = aside.onlyBox();
    return only != null && only.is(Tag.BLOCKQUOTE);
  }
}
