package io.mimodata.synthgen.document;

import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's Markdown in the pipeline's form: formulas between dollars, and the place of each
 * formula and each fenced block known.
 *
 * <p>Models write formulas as {@code \(..\)} and {@code \[..\]} as often as between dollars;
 * outside code these become {@code $..$} and {@code $$..$$}. A single dollar opens a formula when
 * no space follows it, and closes one when no space precedes it and no digit follows (Pandoc's
 * rule), so that prices stay prices. A formula doesn't reach over a blank line. Everything else is
 * left as it is.
 *
 * @param text Markdown
 * @param spans of kind formula and code, in order
 */
public record GeneratedMarkdown(String text, List<Span> spans) {
  /** Longer stretches between two dollars are no formulas; also bounds the search. */
  private static final int MAX_FORMULA = 4_000;

  private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})", Pattern.MULTILINE);

  public static GeneratedMarkdown of(String markdown) {
    Scanner scanner = new Scanner(markdown);
    scanner.run();
    return new GeneratedMarkdown(scanner.out.toString(), List.copyOf(scanner.spans));
  }

  private static final class Scanner {
    private final String in;
    private final StringBuilder out;
    private final List<Span> spans = new ArrayList<>();
    private int at;

    /** Code points in {@link #out} before {@link #countedTo}. */
    private int counted;

    private int countedTo;

    Scanner(String in) {
      this.in = in;
      this.out = new StringBuilder(in.length());
    }

    void run() {
      Matcher fence = FENCE.matcher(in);
      while (fence.find(at)) {
        inline(fence.start());
        int end = fenceEnd(fence);
        span(Span.CODE, in.substring(at, end));
        at = end;
        if (at == in.length()) {
          break;
        }
      }
      inline(in.length());
    }

    /** End of the block that the matched line opens: of its closing line, or of the text. */
    private int fenceEnd(Matcher fence) {
      String marks = fence.group(1);
      int line = in.indexOf('\n', fence.end());
      while (line >= 0) {
        int next = in.indexOf('\n', line + 1);
        String text = in.substring(line + 1, next < 0 ? in.length() : next).strip();
        if (text.startsWith(marks) && text.chars().allMatch(c -> c == marks.charAt(0))) {
          return next < 0 ? in.length() : next;
        }
        line = next;
      }
      return in.length();
    }

    /** Everything from {@link #at} to the limit, which holds no fenced block. */
    private void inline(int limit) {
      while (at < limit) {
        char c = in.charAt(at);
        boolean taken =
            switch (c) {
              case '`' -> codeSpan(limit);
              case '\\' -> escaped(limit);
              case '$' -> dollars(limit);
              default -> false;
            };
        if (!taken) {
          out.append(c);
          at++;
        }
      }
    }

    /** Copies inline code, in which no dollar is a formula. */
    private boolean codeSpan(int limit) {
      int run = at;
      while (run < limit && in.charAt(run) == '`') {
        run++;
      }
      String marks = in.substring(at, run);
      int end = Math.min(limit, paragraphEnd(run));
      int close = in.indexOf(marks, run);
      boolean closed = close >= 0 && close + marks.length() <= end;
      int to = closed ? close + marks.length() : run;
      out.append(in, at, to);
      at = to;
      return true;
    }

    private boolean escaped(int limit) {
      if (at + 1 >= limit) {
        return false;
      }
      char next = in.charAt(at + 1);
      if (next == '(' && converted("\\)", "$", limit)) {
        return true;
      }
      if (next == '[' && converted("\\]", "$$", limit)) {
        return true;
      }
      if (next != '$' && next != '\\' && next != '`') {
        return false;
      }
      out.append(in, at, at + 2);
      at += 2;
      return true;
    }

    private boolean converted(String closer, String dollars, int limit) {
      int close = find(closer, at + 2, limit);
      if (close < 0) {
        return false;
      }
      String body = in.substring(at + 2, close);
      String formula = dollars.length() == 1 ? body.strip() : body;
      if (formula.isBlank() || formula.indexOf('$') >= 0) {
        return false;
      }
      span(Span.FORMULA, dollars + formula + dollars);
      at = close + closer.length();
      return true;
    }

    private boolean dollars(int limit) {
      if (in.startsWith("$$", at)) {
        int close = find("$$", at + 2, limit);
        if (close < 0 || in.substring(at + 2, close).isBlank()) {
          out.append("$$");
          at += 2;
          return true;
        }
        span(Span.FORMULA, in.substring(at, close + 2));
        at = close + 2;
        return true;
      }
      int close = closingDollar(limit);
      if (close < 0) {
        return false;
      }
      span(Span.FORMULA, in.substring(at, close + 1));
      at = close + 1;
      return true;
    }

    private int closingDollar(int limit) {
      if (at + 1 >= limit || Character.isWhitespace(in.charAt(at + 1))) {
        return -1;
      }
      int end = Math.min(limit, Math.min(paragraphEnd(at), at + MAX_FORMULA));
      for (int i = at + 1; i < end; i++) {
        char c = in.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '$') {
          boolean closes =
              !Character.isWhitespace(in.charAt(i - 1))
                  && (i + 1 >= in.length() || !Character.isDigit(in.charAt(i + 1)));
          return closes ? i : -1;
        }
      }
      return -1;
    }

    private int find(String closer, int from, int limit) {
      int end = Math.min(limit, Math.min(paragraphEnd(from), from + MAX_FORMULA));
      int close = in.substring(from, end).indexOf(closer);
      return close < 0 ? -1 : from + close;
    }

    private int paragraphEnd(int from) {
      int to = Math.min(in.length(), from + MAX_FORMULA + 2);
      int blank = in.substring(from, to).indexOf("\n\n");
      return blank < 0 ? to : from + blank;
    }

    private void span(String kind, String content) {
      int start = codePoints();
      out.append(content);
      spans.add(new Span(kind, start, codePoints()));
    }

    private int codePoints() {
      counted += out.codePointCount(countedTo, out.length());
      countedTo = out.length();
      return counted;
    }
  }
}
