package io.mimodata.mixture.regex;

import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.Utf8;
import java.util.Arrays;

/** Looks for a pattern in a text. Not thread-safe. */
public final class Matcher {
  /**
   * Numbers of a place to go back to: instruction, place in the text, and how far it gives back.
   */
  private static final int WIDTH = 3;

  /** Gives nothing back. */
  private static final int FIXED = -1;

  private final Regex regex;
  private final byte[] utf8;
  private final int from;
  private final int to;

  /** Places to go back to. */
  private int[] stack = new int[WIDTH * 32];

  private int top;

  /**
   * @param utf8 valid UTF-8
   * @param from where the text begins
   * @param to where the text ends
   */
  public Matcher(Regex regex, byte[] utf8, int from, int to) {
    this.regex = regex;
    this.utf8 = utf8;
    this.from = from;
    this.to = to;
  }

  /** The end of what the pattern matches at a place, or -1. */
  public int end(int at) {
    top = 0;
    return run(0, at);
  }

  private int run(int instruction, int place) {
    int base = top;
    int step = instruction;
    int at = place;
    while (true) {
      int first = regex.first(step);
      boolean fits = true;
      switch (regex.step(step)) {
        case CHARACTER -> {
          fits = at < to && regex.set(first).contains(Utf8.codePoint(utf8, at));
          if (fits) {
            at += Utf8.length(utf8[at]);
            step++;
          }
        }
        case RUN -> {
          at = take(step, at);
          fits = at >= 0;
          step++;
        }
        case FORK -> {
          push(regex.second(step), at, FIXED);
          step = first;
        }
        case JUMP -> step = first;
        case AHEAD -> {
          fits = run(step + 1, at) >= 0;
          step = first;
        }
        case NOT_AHEAD -> {
          fits = run(step + 1, at) < 0;
          step = first;
        }
        case BEHIND -> {
          int start = back(at, regex.second(step));
          fits = start >= 0 && run(step + 1, start) >= 0;
          step = first;
        }
        case NOT_BEHIND -> {
          int start = back(at, regex.second(step));
          fits = start < 0 || run(step + 1, start) < 0;
          step = first;
        }
        case ATOMIC -> {
          at = run(step + 1, at);
          fits = at >= 0;
          step = first;
        }
        case END -> {
          top = base;
          return at;
        }
        default -> {
          fits = isPlace(regex.step(step), at);
          step++;
        }
      }
      if (!fits) {
        if (top == base) {
          return -1;
        }
        top -= WIDTH;
        step = stack[top];
        at = stack[top + 1];
        int least = stack[top + 2];
        if (least != FIXED) {
          at = Utf8.before(utf8, at);
          if (at > least) {
            push(step, at, least);
          }
        }
      }
    }
  }

  /** Takes a run of characters; returns its end, or -1 if they are too few. */
  private int take(int step, int start) {
    CodePoints set = regex.set(regex.first(step));
    Regex.Run run = regex.run(regex.second(step));
    int at = start;
    int count = 0;
    int afterLeast = start;
    while (at < to && count != run.most() && set.contains(Utf8.codePoint(utf8, at))) {
      at += Utf8.length(utf8[at]);
      count++;
      if (count == run.least()) {
        afterLeast = at;
      }
    }
    if (count < run.least()) {
      return -1;
    }
    if (run.givesBack() && at > afterLeast) {
      push(step + 1, at, afterLeast);
    }
    return at;
  }

  /** A place some characters before, or -1. */
  private int back(int place, int characters) {
    int at = place;
    for (int i = 0; i < characters; i++) {
      if (at == from) {
        return -1;
      }
      at = Utf8.before(utf8, at);
    }
    return at;
  }

  private boolean isPlace(Regex.Step kind, int at) {
    return switch (kind) {
      case TEXT_START -> at == from;
      case TEXT_END -> at == to;
      // The end of a text begins no line, even after a line feed.
      case LINE_START -> at == from || (utf8[at - 1] == '\n' && at < to);
      case LINE_END -> at == to || utf8[at] == '\n';
      default -> throw new IllegalStateException("no place: " + kind);
    };
  }

  private void push(int step, int at, int least) {
    if (top + WIDTH > stack.length) {
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
    stack[top] = step;
    stack[top + 1] = at;
    stack[top + 2] = least;
    top += WIDTH;
  }
}
