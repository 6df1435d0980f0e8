package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * UTF-8 read in the wrong encoding, see {@link RepairKind#MOJIBAKE}. Each stretch of characters
 * that Windows-1252 has outside ASCII is read as bytes; a plausible sequence of UTF-8 among them
 * becomes its character, again and again until none is left. What is plausible says {@link
 * Plausibility}; ftfy (R. Speer, "ftfy: fixes text for you") was the first to make such heuristics
 * usual, these are others.
 */
final class Mojibake implements RepairStep {
  @Override
  public RepairKind kind() {
    return RepairKind.MOJIBAKE;
  }

  @Override
  public int triggers() {
    return Triggers.LEAD;
  }

  @Override
  public List<TextEdit> edits(MarkedText marked) {
    String text = marked.text();
    List<TextEdit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < 0x80 || !Triggers.is(Triggers.LEAD, c) || !isContinued(text, i)) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && Windows1252.byteOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (marked.isWording(i, end)) {
        addStretch(text, i, end, edits);
      }
      i = end;
    }
    return edits;
  }

  private static boolean isContinued(String text, int at) {
    return at + 1 < text.length() && (Windows1252.byteOf(text.charAt(at + 1)) & ~0x3F) == 0x80;
  }

  private static void addStretch(String text, int start, int end, List<TextEdit> edits) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    String stretch = text.substring(start, end);
    String repaired = stretch;
    String last;
    do {
      last = repaired;
      repaired = reread(last, before, after);
    } while (!repaired.equals(last));
    if (!repaired.equals(stretch)) {
      edits.add(new TextEdit(start, end, repaired));
    }
  }

  private static String reread(String stretch, char before, char after) {
    StringBuilder out = new StringBuilder(stretch.length());
    int i = 0;
    while (i < stretch.length()) {
      int end = i;
      int sequences = 0;
      boolean plausible = false;
      for (Utf8Sequence next = Utf8Sequence.at(stretch, end);
          next != null;
          next = Utf8Sequence.at(stretch, end)) {
        char left = end == 0 ? before : stretch.charAt(end - 1);
        int behind = end + next.length();
        char right = behind == stretch.length() ? after : stretch.charAt(behind);
        plausible |= Plausibility.isPlausible(next, stretch, end, left, right);
        sequences++;
        end = behind;
      }
      if (sequences == 0) {
        out.append(stretch.charAt(i++));
      } else if (plausible || Plausibility.isPlausibleChain(stretch, i, end, sequences)) {
        for (int j = i; j < end; ) {
          Utf8Sequence next = Utf8Sequence.at(stretch, j);
          out.appendCodePoint(next.codePoint());
          j += next.length();
        }
        i = end;
      } else {
        out.append(stretch, i, end);
        i = end;
      }
    }
    return out.toString();
  }
}
