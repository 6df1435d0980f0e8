package io.mimodata.mixture.regex;

import io.mimodata.mixture.unicode.CodePoints;
import java.util.List;

/** A part of a pattern. */
sealed interface Node {
  /** The number of characters it matches, or -1 if that is not fixed. */
  int width();

  /** Whether it may match no character. */
  boolean mayBeEmpty();

  /** One character of a set. */
  record OneOf(CodePoints set) implements Node {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public boolean mayBeEmpty() {
      return false;
    }
  }

  /** One after the other. */
  record Sequence(List<Node> parts) implements Node {
    @Override
    public int width() {
      int sum = 0;
      for (Node part : parts) {
        if (part.width() < 0) {
          return -1;
        }
        sum += part.width();
      }
      return sum;
    }

    @Override
    public boolean mayBeEmpty() {
      return parts.stream().allMatch(Node::mayBeEmpty);
    }
  }

  /** The first that leads to a match. */
  record Choice(List<Node> parts) implements Node {
    @Override
    public int width() {
      int first = parts.get(0).width();
      return parts.stream().allMatch(part -> part.width() == first) ? first : -1;
    }

    @Override
    public boolean mayBeEmpty() {
      return parts.stream().anyMatch(Node::mayBeEmpty);
    }
  }

  /** How often a repetition is tried first, and whether it gives back. */
  enum Eagerness {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /**
   * One again and again.
   *
   * @param most -1 for any number
   */
  record Repetition(Node part, int least, int most, Eagerness eagerness) implements Node {
    @Override
    public int width() {
      return least == most && part.width() >= 0 ? least * part.width() : -1;
    }

    @Override
    public boolean mayBeEmpty() {
      return least == 0 || part.mayBeEmpty();
    }
  }

  /** What stands, or doesn't, after or before a place. */
  record Look(Node part, boolean ahead, boolean negated) implements Node {
    @Override
    public int width() {
      return 0;
    }

    @Override
    public boolean mayBeEmpty() {
      return true;
    }
  }

  /** One that gives nothing back once it matched. */
  record Atomic(Node part) implements Node {
    @Override
    public int width() {
      return part.width();
    }

    @Override
    public boolean mayBeEmpty() {
      return part.mayBeEmpty();
    }
  }

  /** A kind of place. */
  enum Place implements Node {
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END;

    @Override
    public int width() {
      return 0;
    }

    @Override
    public boolean mayBeEmpty() {
      return true;
    }
  }
}
