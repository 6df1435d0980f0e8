package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns every block of code of a page, whatever a highlighter made of it, into a leaf: text
 * verbatim, line numbers gone, the language named where known. Must run before clutter goes, which
 * would take toolbars' and gutters' neighbours along. Stateless.
 */
public final class CodePass {
  /** Signatures of types and members in pages of javadoc 15 and later: code without a pre. */
  private static final List<String> JAVADOC_SIGNATURES =
      List.of("member-signature", "type-signature");

  /** Doxygen and LaTeXML. */
  private static final List<String> LISTINGS = List.of("fragment", "ltx_lstlisting");

  private static final Pattern LINE = Pattern.compile("(?:^|\\s)(?:line|ltx_listingline)(?:$|\\s)");

  private CodePass() {}

  public static void apply(PageTree page) {
    CodeTables.replace(page);
    for (String className : JAVADOC_SIGNATURES) {
      page.byClass(className).forEach(signature -> replace(signature, "java"));
    }
    for (String className : LISTINGS) {
      for (Box listing : page.byClass(className)) {
        if (isListing(listing)) {
          replace(listing, CodeLanguage.of(listing));
        }
      }
    }
    for (Box pre : page.byTag(Tag.PRE)) {
      if (isOutermost(pre)) {
        replace(pre, CodeLanguage.of(pre));
      }
    }
    replaceBare(page.byTag(Tag.CODE));
    replaceBare(
        page.byTag(Tag.TEXTAREA).stream()
            .filter(area -> area.hasClass("code") || area.attribute("name").equals("code"))
            .toList());
  }

  private static void replaceBare(List<Box> codes) {
    for (Box code : codes) {
      if (isOutermost(code) && BareCodeBlocks.isCodeBlock(code)) {
        String text = BareCodeBlocks.keepsLines(code) ? CodeText.of(code) : CodeText.ofBare(code);
        place(code, new CodeLeaf(CodeLanguage.of(code), text));
      }
    }
  }

  private static void replace(Box element, String language) {
    place(element, new CodeLeaf(language, CodeText.of(element)));
  }

  private static void place(Box element, CodeLeaf code) {
    element.replaceWith(code);
    CodeLabel.remove(code);
  }

  /** Whether an element is made of blocks that are each named a line, and holds no formulas. */
  private static boolean isListing(Box element) {
    if (!isOutermost(element) || element.contains(Tag.MATH)) {
      return false;
    }
    int lines = 0;
    for (Box child : element.boxes()) {
      lines += LINE.matcher(child.className()).find() ? 1 : 0;
    }
    return lines > 0;
  }

  private static boolean isOutermost(Box element) {
    return element.parent() != null && !element.isWithin(Tag.PRE);
  }
}
