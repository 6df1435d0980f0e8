package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.List;

/**
 * Turns every block of code of a page, whatever a highlighter made of it, into a leaf: text
 * verbatim, line numbers gone, the language named where known. Must run before clutter goes, which
 * would take toolbars' and gutters' neighbours along. Stateless.
 */
public final class CodePass {
  /** Signatures of types and members in pages of javadoc 15 and later: code without a pre. */
  private static final List<String> JAVADOC_SIGNATURES =
      List.of("member-signature", "type-signature");

  private static final TagSet PRE = TagSet.of(Tag.PRE);

  private CodePass() {}

  public static void apply(PageTree page) {
    CodeTables.replace(page);
    for (String className : JAVADOC_SIGNATURES) {
      page.byClass(className).forEach(signature -> replace(signature, "java"));
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
        code.replaceWith(new CodeLeaf(CodeLanguage.of(code), text));
      }
    }
  }

  private static void replace(Box element, String language) {
    element.replaceWith(new CodeLeaf(language, CodeText.of(element)));
  }

  private static boolean isOutermost(Box element) {
    return element.parent() != null && !element.isWithin(PRE);
  }
}
