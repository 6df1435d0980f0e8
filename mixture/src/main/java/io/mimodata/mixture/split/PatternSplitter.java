package io.mimodata.mixture.split;

import io.mimodata.mixture.regex.Matcher;
import io.mimodata.mixture.regex.Regex;
import io.mimodata.mixture.unicode.Utf8;

/** Cuts texts by any pattern, many times slower than the splitters that are written by hand. */
final class PatternSplitter implements Splitter {
  private final Regex regex;
  private final Behavior behavior;
  private final boolean inverted;

  /**
   * @param inverted whether matches and what is between them change places
   */
  PatternSplitter(Regex regex, Behavior behavior, boolean inverted) {
    this.regex = regex;
    this.behavior = behavior;
    this.inverted = inverted;
  }

  @Override
  public void split(byte[] utf8, int from, int to, Words words) {
    Joining joining = new Joining(words);
    Matcher matcher = new Matcher(regex, utf8, from, to);
    int last = from;
    for (int at = from; at < to; ) {
      int end = matcher.end(at);
      if (end < 0) {
        at += Utf8.length(utf8[at]);
      } else {
        joining.add(last, at, inverted);
        joining.add(at, end, !inverted);
        last = end;
        at = end;
      }
    }
    joining.add(last, to, inverted);
    joining.finish();
  }

  /** Joins matches with what stands beside them. */
  private final class Joining {
    private final Words words;

    /** A word that may yet grow. */
    private int from;

    private int to;
    private boolean match;

    Joining(Words words) {
      this.words = words;
    }

    void add(int start, int end, boolean isMatch) {
      if (start == end) {
        return;
      }
      boolean joins =
          from < to
              && switch (behavior) {
                case CONTIGUOUS -> isMatch == match;
                case MERGED_WITH_PREVIOUS -> isMatch && !match;
                case MERGED_WITH_NEXT -> !isMatch && match;
                case ISOLATED, REMOVED -> false;
              };
      if (!joins) {
        finish();
        from = start;
      }
      to = end;
      // A match that joined the word before it takes no further match with it, and
      // what joined the match before it stays between matches.
      match = isMatch;
    }

    void finish() {
      if (from < to && !(match && behavior == Behavior.REMOVED)) {
        words.add(from, to);
      }
      from = to;
    }
  }
}
