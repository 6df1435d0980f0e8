package io.mimodata.extract.tex;

import io.mimodata.extract.tex.TexDelimiters.SingleDollar;
import io.mimodata.extract.tex.asciimath.AsciiMathToTex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds delimited formulas in running text the way MathJax's tex2jax does: the end delimiter counts
 * only where braces are balanced, an escaped character never counts.
 *
 * <p>Delimiters: {@code $$..$$}, {@code \[..\]}, {@code \(..\)}, {@code $..$}, {@code ##..##} and
 * AsciiMath between backquotes by {@link TexDelimiters}, {@code \begin{align}..\end{align}} and the
 * other display environments, and the {@code [tex]..[/tex]} of forum software. Immutable and
 * thread-safe.
 */
public final class FormulaScanner {
  private static final int LONGEST_DISPLAY = 20_000;
  private static final int LONGEST_INLINE = 4_000;
  private static final int LONGEST_ASCII_MATH = 1_000;
  private static final int LONGEST_NAME = 20;
  private static final char ASCII_MATH = '`';
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "equation",
          "align",
          "alignat",
          "gather",
          "multline",
          "eqnarray",
          "flalign",
          "displaymath",
          "math");

  /** A tag of forum software for formulas. */
  private record BbCode(String start, boolean display) {
    static BbCode of(String name) {
      return new BbCode("[" + name + "]", name.equals("tex"));
    }
  }

  private static final List<BbCode> BBCODES =
      Stream.of("tex", "itex", "latex", "math").map(BbCode::of).toList();

  /**
   * A formula found in a text.
   *
   * @param start index of the first character of its delimiter
   * @param end index after the last character of its end delimiter
   * @param formula what is between
   */
  public record Match(int start, int end, Formula formula) {}

  /** A pair of delimiters at a place in the text. */
  private record Opening(
      int contentStart, String end, boolean display, boolean keepsDelimiters, int longest) {}

  /**
   * Where the next end delimiter of each kind is, looked up once: many openings that nothing closes
   * would each be searched to their limit otherwise.
   */
  private static final class EndIndex {
    private final String text;
    private final Map<String, Integer> next = new HashMap<>();
    private int[] closes;

    EndIndex(String text) {
      this.text = text;
    }

    /** Index of the brace that closes the one at an index; the largest number if none does. */
    int closeOfBrace(int open) {
      if (closes == null) {
        closes = new int[text.length()];
        Deque<Integer> opens = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          if (c == '\\') {
            i++;
          } else if (c == '{') {
            opens.push(i);
          } else if (c == '}' && !opens.isEmpty()) {
            closes[opens.pop()] = i;
          }
        }
      }
      return closes[open] == 0 ? Integer.MAX_VALUE : closes[open];
    }

    boolean isNear(Opening opening) {
      int from = opening.contentStart();
      Integer known = next.get(opening.end());
      if (known == null || known < from) {
        int found = text.indexOf(opening.end(), from);
        known = found < 0 ? Integer.MAX_VALUE : found;
        next.put(opening.end(), known);
      }
      return known - from <= opening.longest();
    }
  }

  private final TexDelimiters delimiters;

  public FormulaScanner(TexDelimiters delimiters) {
    this.delimiters = delimiters;
  }

  /** Whether a formula may open in a text; quick, and right whenever it says no. */
  public static boolean mayOpen(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean opens =
          switch (text.charAt(i)) {
            case '$', ASCII_MATH -> true;
            case '\\' -> i + 1 < text.length() && "([b".indexOf(text.charAt(i + 1)) >= 0;
            case '#' -> text.startsWith("##", i);
            case '[' -> bbcodeAt(text, i).isPresent();
            default -> false;
          };
      if (opens) {
        return true;
      }
    }
    return false;
  }

  /** Formulas of a text, left to right, not overlapping. */
  public List<Match> find(String text) {
    List<Match> matches = new ArrayList<>();
    EndIndex ends = new EndIndex(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' && c != '$' && c != '[' && c != '#' && c != ASCII_MATH) {
        i++;
        continue;
      }
      Optional<Opening> opening = openingAt(text, i);
      Optional<Match> match = Optional.empty();
      if (opening.isPresent() && ends.isNear(opening.get())) {
        match = close(text, i, opening.get(), ends);
      }
      if (match.isPresent()) {
        matches.add(match.get());
        i = match.get().end();
      } else if (opening.isPresent()) {
        i = opening.get().contentStart();
      } else {
        i += c == '\\' ? 2 : 1;
      }
    }
    return matches;
  }

  private Optional<Opening> openingAt(String text, int at) {
    if (text.startsWith("$$", at)) {
      return Optional.of(new Opening(at + 2, "$$", true, false, LONGEST_DISPLAY));
    }
    if (text.charAt(at) == '$') {
      return delimiters.singleDollar() == SingleDollar.LITERAL
          ? Optional.empty()
          : Optional.of(new Opening(at + 1, "$", false, false, LONGEST_INLINE));
    }
    if (text.charAt(at) == ASCII_MATH) {
      return delimiters.asciiMath()
          ? Optional.of(new Opening(at + 1, "`", false, false, LONGEST_ASCII_MATH))
          : Optional.empty();
    }
    if (text.charAt(at) == '#') {
      return delimiters.doubleHash() && text.startsWith("##", at)
          ? Optional.of(new Opening(at + 2, "##", false, false, LONGEST_INLINE))
          : Optional.empty();
    }
    if (text.startsWith("\\[", at)) {
      return Optional.of(new Opening(at + 2, "\\]", true, false, LONGEST_DISPLAY));
    }
    if (text.startsWith("\\(", at)) {
      return Optional.of(new Opening(at + 2, "\\)", false, false, LONGEST_INLINE));
    }
    if (text.startsWith("\\begin{", at)) {
      return environmentAt(text, at);
    }
    return text.charAt(at) == '[' ? bbcodeAt(text, at) : Optional.empty();
  }

  private static Optional<Opening> environmentAt(String text, int at) {
    int nameStart = at + "\\begin{".length();
    int nameEnd = nameStart;
    int limit = Math.min(text.length(), nameStart + LONGEST_NAME);
    while (nameEnd < limit && text.charAt(nameEnd) != '}') {
      nameEnd++;
    }
    if (nameEnd == limit) {
      return Optional.empty();
    }
    String name = text.substring(nameStart, nameEnd);
    String base = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    return ENVIRONMENTS.contains(base)
        ? Optional.of(new Opening(nameEnd + 1, "\\end{" + name + "}", true, true, LONGEST_DISPLAY))
        : Optional.empty();
  }

  private static Optional<Opening> bbcodeAt(String text, int at) {
    for (BbCode code : BBCODES) {
      int length = code.start().length();
      if (text.regionMatches(true, at, code.start(), 0, length)) {
        String end = "[/" + text.substring(at + 1, at + length);
        return Optional.of(new Opening(at + length, end, code.display(), false, LONGEST_DISPLAY));
      }
    }
    return Optional.empty();
  }

  private Optional<Match> close(String text, int start, Opening opening, EndIndex ends) {
    boolean asciiMath = text.charAt(start) == ASCII_MATH;
    int contentEnd =
        asciiMath ? text.indexOf(ASCII_MATH, start + 1) : endOfContent(text, opening, ends);
    if (contentEnd < 0) {
      return Optional.empty();
    }
    int end = contentEnd + opening.end().length();
    String content = text.substring(opening.contentStart(), contentEnd);
    if (!isMeant(text, start, end, content, opening)) {
      return Optional.empty();
    }
    if (asciiMath) {
      return Formula.of(AsciiMathToTex.convert(content), false)
          .map(formula -> new Match(start, end, formula));
    }
    String tex = opening.keepsDelimiters() ? text.substring(start, end) : content;
    return Formula.of(tex, opening.display()).map(formula -> new Match(start, end, formula));
  }

  private boolean isMeant(String text, int start, int end, String content, Opening opening) {
    if (opening.end().equals("$") && delimiters.singleDollar() == SingleDollar.IF_EVIDENT) {
      return TexEvidence.looksLikeDollarFormula(text, start, end);
    }
    return delimiters.engine()
        || opening.keepsDelimiters()
        || opening.end().startsWith("[/")
        || TexEvidence.looksLikeFormula(content);
  }

  /** Index of the end delimiter outside braces, or -1. */
  private static int endOfContent(String text, Opening opening, EndIndex ends) {
    String end = opening.end();
    int limit = Math.min(text.length(), opening.contentStart() + opening.longest());
    for (int i = opening.contentStart(); i < limit; i++) {
      if (text.startsWith(end, i)) {
        return i;
      }
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        int close = ends.closeOfBrace(i);
        if (close >= limit) {
          return -1;
        }
        i = close;
      } else if (c == '}') {
        return -1;
      } else if (c == '\n' && end.equals("$") && isBlankLineAt(text, i)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isBlankLineAt(String text, int newline) {
    int i = newline + 1;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '\n';
  }
}
