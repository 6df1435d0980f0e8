package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Characters without a width that do nothing where they are, see {@link RepairKind#INVISIBLES}. */
final class Invisibles implements RepairStep {
  private static final char SPACE = 0x200B;
  private static final char NON_JOINER = 0x200C;
  private static final char JOINER = 0x200D;

  /** Scripts that write no spaces between words. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN,
          UnicodeScript.JAVANESE,
          UnicodeScript.BALINESE,
          UnicodeScript.TAI_LE,
          UnicodeScript.NEW_TAI_LUE,
          UnicodeScript.TAI_THAM,
          UnicodeScript.TAI_VIET);

  /** Scripts whose letters stand on their own. */
  private static final Set<UnicodeScript> UNJOINED =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.HEBREW,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL);

  @Override
  public RepairKind kind() {
    return RepairKind.INVISIBLES;
  }

  @Override
  public int triggers() {
    return Triggers.INVISIBLE;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Triggers.is(Triggers.INVISIBLE, c) && marked.isWording(i, i + 1) && !isUsed(text, i, c)) {
        edits.add(new TextEdit(i, i + 1, ""));
      }
    }
    return edits;
  }

  private static boolean isUsed(String text, int at, char c) {
    if (c != SPACE && c != JOINER && c != NON_JOINER) {
      return false;
    }
    int before = at == 0 ? ' ' : text.codePointBefore(at);
    int after = at + 1 == text.length() ? ' ' : text.codePointAt(at + 1);
    return c == SPACE
        ? UNSPACED.contains(UnicodeScript.of(before)) || UNSPACED.contains(UnicodeScript.of(after))
        : joins(before) || joins(after);
  }

  /** Whether a character is of a joining script, or a symbol (an emoji or its modifiers). */
  private static boolean joins(int c) {
    return switch (UnicodeScript.of(c)) {
      case COMMON -> c >= 0x2190 && Character.getType(c) != Character.FORMAT && !isPunctuation(c);
      case INHERITED -> c >= 0xFE00;
      case UNKNOWN -> false;
      default -> !UNJOINED.contains(UnicodeScript.of(c));
    };
  }

  private static boolean isPunctuation(int c) {
    return (c >= 0x3000 && c < 0x3040) || (c >= 0xFE30 && c < 0x10000);
  }
}
