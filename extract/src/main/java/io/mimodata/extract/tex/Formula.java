package io.mimodata.extract.tex;

import io.mimodata.extract.CleanText;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A formula in its one form: TeX without delimiters, no blank lines, white space at line ends gone,
 * no dollar that would end it. An inline formula is a single line.
 *
 * @param tex LaTeX mathematics, not empty
 * @param display whether the page shows it in a line of its own
 */
public record Formula(String tex, boolean display) {
  private static final Pattern BARE_DOLLAR = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\$");

  public Formula {
    Objects.requireNonNull(tex, "tex");
  }

  /**
   * Brings TeX as found on a page into this form.
   *
   * @param source TeX, with or without delimiters of its own
   * @return empty if nothing but white space and delimiters is there
   */
  public static Optional<Formula> of(String source, boolean display) {
    Source inner = Source.of(CleanText.of(source).strip(), display);
    String tex = joinLines(inner.tex.replace('\u00A0', ' '), inner.display ? "\n" : " ");
    tex = withoutDanglingBackslash(replaceInnerDollars(tex, inner.display));
    return tex.isEmpty() || isGroupOnly(tex)
        ? Optional.empty()
        : Optional.of(new Formula(tex, inner.display));
  }

  private static String joinLines(String tex, String separator) {
    if (tex.indexOf('\n') < 0 && tex.indexOf('\r') < 0) {
      return tex.strip();
    }
    return tex.lines()
        .map(line -> withoutComment(line).strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(separator));
  }

  /** A line without what a percent sign makes a comment: joined, it would swallow the next line. */
  private static String withoutComment(String line) {
    for (int i = line.indexOf('%'); i >= 0; i = line.indexOf('%', i + 1)) {
      int backslashes = i;
      while (backslashes > 0 && line.charAt(backslashes - 1) == '\\') {
        backslashes--;
      }
      if ((i - backslashes) % 2 == 0) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  /** A scope for macros around a post shows nothing. */
  private static boolean isGroupOnly(String tex) {
    return tex.startsWith("\\")
        && tex.replace("\\begingroup", "").replace("\\endgroup", "").isBlank();
  }

  /** The same in one line. */
  public Formula inOneLine() {
    return tex.indexOf('\n') < 0 ? this : new Formula(tex.replace('\n', ' '), display);
  }

  /** The formula between dollars, as it stands in Markdown. */
  public String delimited() {
    return display ? "$$" + tex + "$$" : "$" + tex + "$";
  }

  /** TeX whose outer delimiters, if any, are taken off; they decide over display or not. */
  private record Source(String tex, boolean display) {
    static Source of(String tex, boolean display) {
      if (tex.startsWith("$$") && tex.endsWith("$$") && tex.length() > 4) {
        return new Source(tex.substring(2, tex.length() - 2), true);
      }
      if (tex.startsWith("\\[") && tex.endsWith("\\]")) {
        return new Source(tex.substring(2, tex.length() - 2), true);
      }
      if (tex.startsWith("\\(") && tex.endsWith("\\)")) {
        return new Source(tex.substring(2, tex.length() - 2), display);
      }
      if (tex.startsWith("$") && tex.endsWith("$") && tex.length() > 2) {
        String inner = tex.substring(1, tex.length() - 1);
        return inner.indexOf('$') < 0 ? new Source(inner, display) : new Source(tex, display);
      }
      return new Source(tex, display);
    }
  }

  /**
   * Pairs of dollars in the text of a formula stay in a displayed one, whose end is {@code $$}, and
   * become {@code \(..\)} in an inline one; an odd dollar becomes {@code \$}.
   */
  private static String replaceInnerDollars(String tex, boolean display) {
    if (tex.indexOf('$') < 0) {
      return tex;
    }
    long bare = BARE_DOLLAR.matcher(tex).results().count();
    boolean atEdge = tex.startsWith("$") || tex.endsWith("$");
    if (bare == 0 || (display && bare % 2 == 0 && !atEdge && !tex.contains("$$"))) {
      return tex;
    }
    boolean[] open = {false};
    return BARE_DOLLAR
        .matcher(tex)
        .replaceAll(
            dollar -> {
              open[0] = !open[0];
              String replacement = bare % 2 == 1 ? "\\$" : open[0] ? "\\(" : "\\)";
              return Matcher.quoteReplacement(dollar.group(1) + replacement);
            });
  }

  /** A backslash at the very end would escape the closing dollar; it was a space or a new line. */
  private static String withoutDanglingBackslash(String tex) {
    int end = tex.length();
    while (end > 0
        && (tex.charAt(end - 1) == '\\' || Character.isWhitespace(tex.charAt(end - 1)))) {
      end--;
    }
    return tex.substring(0, end);
  }
}
