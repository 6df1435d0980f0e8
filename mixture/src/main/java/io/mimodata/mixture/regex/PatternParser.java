package io.mimodata.mixture.regex;

import io.mimodata.mixture.regex.Node.Eagerness;
import io.mimodata.mixture.unicode.CodePoints;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a pattern from left to right. */
final class PatternParser {
  /** Not a character. */
  private static final int NONE = -1;

  /** What the two letters of a ligature are: Oniguruma takes them for it where case is ignored. */
  private static final List<String> LIGATURES = List.of("ss", "st", "ff", "fi", "fl");

  private final String pattern;
  private final Dialect dialect;
  private int at;
  private boolean ignoresCase;

  PatternParser(String pattern, Dialect dialect) {
    this.pattern = pattern;
    this.dialect = dialect;
  }

  Node parse() {
    Node node = choice();
    if (at < pattern.length()) {
      throw problem("a ) without its (");
    }
    return node;
  }

  private UnsupportedPatternException problem(String what) {
    return new UnsupportedPatternException(pattern, what + " at character " + at);
  }

  private int peek() {
    return at < pattern.length() ? pattern.codePointAt(at) : NONE;
  }

  private int next() {
    if (at == pattern.length()) {
      throw problem("it ends too early");
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private boolean skip(String expected) {
    boolean there = pattern.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  private Node choice() {
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(sequence());
    } while (skip("|"));
    return parts.size() == 1 ? parts.get(0) : new Node.Choice(parts);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    while (at < pattern.length() && peek() != '|' && peek() != ')') {
      int start = at;
      Node one = one();
      boolean letter = at == start + 1 && Character.isLetter(pattern.charAt(start));
      letters = letter && ignoresCase ? letters.append(pattern.charAt(start)) : new StringBuilder();
      String lower = letters.toString().toLowerCase(Locale.ROOT);
      if (LIGATURES.stream().anyMatch(lower::endsWith)) {
        throw problem("letters of a ligature where case is ignored");
      }
      parts.add(repeated(one));
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private Node one() {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new Node.OneOf(charClass());
      case '.' -> new Node.OneOf(CodePoints.of('\n').complement());
      case '^' -> dialect == Dialect.RUST ? Node.Place.TEXT_START : Node.Place.LINE_START;
      case '$' -> dialect == Dialect.RUST ? Node.Place.TEXT_END : Node.Place.LINE_END;
      case '\\' -> escaped();
      case '*', '+', '?', '{' -> throw problem("nothing that it repeats before " + (char) c);
      default -> new Node.OneOf(folded(CodePoints.of(c)));
    };
  }

  private Node escaped() {
    if (skip("A")) {
      return Node.Place.TEXT_START;
    }
    return skip("z") ? Node.Place.TEXT_END : new Node.OneOf(folded(escape()));
  }

  private Node group() {
    boolean before = ignoresCase;
    Node node;
    if (skip("?=")) {
      node = new Node.Look(choice(), true, false);
    } else if (skip("?!")) {
      node = new Node.Look(choice(), true, true);
    } else if (skip("?<=")) {
      node = new Node.Look(choice(), false, false);
    } else if (skip("?<!")) {
      node = new Node.Look(choice(), false, true);
    } else if (skip("?>")) {
      node = new Node.Atomic(choice());
    } else if (skip("?i:")) {
      ignoresCase = true;
      node = choice();
    } else if (skip("?-i:")) {
      ignoresCase = false;
      node = choice();
    } else if (at == 1 && skip("?i)")) {
      ignoresCase = true;
      return new Node.Sequence(List.of());
    } else if (skip("?:") || peek() != '?') {
      node = choice();
    } else {
      throw problem("a group of a kind that is not known: (?");
    }
    if (!skip(")")) {
      throw problem("a ( without its )");
    }
    ignoresCase = before;
    return node;
  }

  private Node repeated(Node part) {
    int least;
    int most;
    boolean interval = false;
    if (skip("?")) {
      least = 0;
      most = 1;
    } else if (skip("*")) {
      least = 0;
      most = -1;
    } else if (skip("+")) {
      least = 1;
      most = -1;
    } else if (skip("{")) {
      interval = true;
      least = number();
      most = least;
      if (skip(",")) {
        most = peek() == '}' ? -1 : number();
      }
      if (!skip("}") || (most >= 0 && most < least)) {
        throw problem("a repetition that is none");
      }
    } else {
      return part;
    }
    if (part instanceof Node.Look || part instanceof Node.Place) {
      throw problem("a repetition of what matches no character");
    }
    Node repetition = eager(part, least, most, interval);
    if ("?*+{".indexOf(peek()) >= 0) {
      throw problem("a repetition of a repetition");
    }
    return repetition;
  }

  private Node eager(Node part, int least, int most, boolean interval) {
    if (skip("?")) {
      if (interval && least == most) {
        throw problem("a ? after a number of times, which engines read in two ways,");
      }
      return new Node.Repetition(part, least, most, Eagerness.LAZY);
    }
    if (!skip("+")) {
      return new Node.Repetition(part, least, most, Eagerness.GREEDY);
    }
    if (interval && dialect == Dialect.ONIGURUMA) {
      Node once = new Node.Repetition(part, least, most, Eagerness.GREEDY);
      return new Node.Repetition(once, 1, -1, Eagerness.GREEDY);
    }
    return new Node.Repetition(part, least, most, Eagerness.POSSESSIVE);
  }

  private int number() {
    int start = at;
    while (at < pattern.length() && at < start + 4 && Character.isDigit(pattern.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw problem("a repetition without its number");
    }
    return Integer.parseInt(pattern.substring(start, at));
  }

  /** What follows the opening bracket of a class, up to the closing one. */
  private CodePoints charClass() {
    boolean negated = skip("^");
    CodePoints all = null;
    do {
      CodePoints part = union();
      all = all == null ? part : all.intersection(part);
    } while (skip("&&"));
    if (!skip("]")) {
      throw problem("a [ without its ]");
    }
    return negated ? all.complement() : all;
  }

  private CodePoints union() {
    CodePoints union = CodePoints.of();
    boolean empty = true;
    while (at < pattern.length() && peek() != ']' && !pattern.startsWith("&&", at)) {
      if (pattern.startsWith("[:", at)) {
        throw problem("a class of POSIX's");
      }
      if (dialect == Dialect.RUST
          && (pattern.startsWith("--", at) || pattern.startsWith("~~", at))) {
        throw problem("a difference of classes");
      }
      union = union.union(member());
      empty = false;
    }
    if (empty) {
      throw problem("an empty class");
    }
    return union;
  }

  /** A character, a range, a property or a class in a class. */
  private CodePoints member() {
    if (skip("[")) {
      return charClass();
    }
    int before = at;
    int first = next();
    if (first == '\\') {
      first = escapedCharacter();
      if (first == NONE) {
        at = before + 1;
        return folded(escape());
      }
    }
    boolean range = peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    if (!range) {
      return folded(CodePoints.of(first));
    }
    at++;
    int last = next();
    last = last == '\\' ? escapedCharacter() : last;
    if (last < first) {
      throw problem("a range whose end is not after its start");
    }
    return folded(CodePoints.ranges(first, last));
  }

  /** The set that an escape sequence stands for, after its backslash. */
  private CodePoints escape() {
    int start = at;
    int c = escapedCharacter();
    if (c != NONE) {
      return CodePoints.of(c);
    }
    at = start;
    return switch (next()) {
      case 's' -> UnicodeTable.whiteSpace();
      case 'S' -> UnicodeTable.whiteSpace().complement();
      case 'd' -> UnicodeTable.property("Nd");
      case 'D' -> UnicodeTable.property("Nd").complement();
      case 'p' -> property();
      case 'P' -> property().complement();
      default -> throw problem("the unknown " + pattern.substring(start - 1, at));
    };
  }

  /** The character that an escape sequence stands for, after its backslash, or {@link #NONE}. */
  private int escapedCharacter() {
    int c = next();
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0xB;
      case 'x' -> skip("{") ? hex(pattern.indexOf('}', at), 1) : hex(at + 2, 0);
      case 'u' -> hex(at + 4, 0);
      default -> c < 0x80 && !Character.isLetterOrDigit(c) ? c : NONE;
    };
  }

  private int hex(int end, int after) {
    try {
      int c = Integer.parseInt(pattern.substring(at, end), 16);
      at = end + after;
      if (!Character.isValidCodePoint(c)) {
        throw problem("no character");
      }
      return c;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw problem("a character whose number is none");
    }
  }

  private CodePoints property() {
    int end = pattern.indexOf('}', at);
    if (!skip("{") || end < 0) {
      throw problem("a property without braces");
    }
    boolean negated = skip("^");
    String name = pattern.substring(at, end);
    CodePoints characters = UnicodeTable.property(name);
    if (characters == null) {
      throw problem("the unknown property " + name);
    }
    at = end + 1;
    return negated ? characters.complement() : characters;
  }

  /** Adds what differs from a set's characters in case only, if case is ignored here. */
  private CodePoints folded(CodePoints set) {
    if (!ignoresCase) {
      return set;
    }
    CodePoints cased =
        UnicodeTable.property("Lu")
            .union(UnicodeTable.property("Ll"))
            .union(UnicodeTable.property("Lt"));
    if (set.intersection(cased).equals(cased)) {
      return set;
    }
    // The long s folds to s, the sign of the kelvin to k.
    CodePoints known = CodePoints.ranges(0, 0x7F).union(CodePoints.of(0x17F, 0x212A));
    CodePoints others = set.intersection(cased).intersection(known.complement());
    if (!others.equals(CodePoints.of())) {
      throw problem("letters outside ASCII where case is ignored");
    }
    CodePoints folded = set;
    for (int c = 'a'; c <= 'z'; c++) {
      CodePoints same = CodePoints.of(c, Character.toUpperCase(c));
      same = c == 's' ? same.union(CodePoints.of(0x17F)) : same;
      same = c == 'k' ? same.union(CodePoints.of(0x212A)) : same;
      boolean touches = !set.intersection(same).equals(CodePoints.of());
      folded = touches ? folded.union(same) : folded;
    }
    return folded;
  }
}
