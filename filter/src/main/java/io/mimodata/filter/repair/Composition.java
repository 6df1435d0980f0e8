package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The safe part of the normal form NFC (Unicode Standard Annex 15), see {@link
 * RepairKind#COMPOSED}: a character and its marks are replaced only where fewer characters come of
 * it. So singletons (the ångström, kelvin and ohm signs, CJK compatibility ideographs) keep their
 * identity, composition exclusions are not taken apart, and marks are never only put into another
 * order, which Hebrew and Arabic vowels don't survive; a letter of those scripts must have one
 * mark.
 */
final class Composition implements RepairStep {
  /** A character with more marks is decoration. */
  private static final int MAX_MARKS = 8;

  @Override
  public RepairKind kind() {
    return RepairKind.COMPOSED;
  }

  @Override
  public int triggers() {
    return Triggers.COMBINING;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int i = 1;
    while (i < text.length()) {
      if (!isPart(text.charAt(i))) {
        i++;
        continue;
      }
      int start = text.offsetByCodePoints(i, -1);
      int end = i;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if (end - i <= MAX_MARKS && marked.isWording(start, end)) {
        String parts = text.substring(start, end);
        String composed = Normalizer.normalize(parts, Normalizer.Form.NFC);
        if (composed.length() < parts.length() && isSafe(text.codePointAt(start), end - i)) {
          edits.add(new TextEdit(start, end, composed));
        }
      }
      i = end + 1;
    }
    return edits;
  }

  private static boolean isPart(char c) {
    return c >= 0x300
        && (Triggers.is(Triggers.COMBINING, c)
            || Character.getType(c) == Character.NON_SPACING_MARK);
  }

  private static boolean isSafe(int base, int marks) {
    UnicodeScript script = UnicodeScript.of(base);
    boolean oneMark = script == UnicodeScript.HEBREW || script == UnicodeScript.ARABIC;
    return (!oneMark || marks == 1)
        && Normalizer.isNormalized(Character.toString(base), Normalizer.Form.NFC);
  }
}
