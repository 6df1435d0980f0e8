package io.mimodata.filter.signal.published;

/** What the rules want to know of the characters of one line. */
final class LineText {
  private static final String C4_ENDS = ".?!\"'";
  private static final String[] CITATIONS = {"[edit]", "[citation needed]"};

  private final String text;
  private final char[] chars;
  private int from;
  private int to;
  private int words;
  private int longestWord;
  private int hashes;
  private int ellipses;
  private int sentences;
  private boolean curly;
  private boolean loremIpsum;
  private boolean notice;
  private boolean javascript;

  LineText(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
  }

  /** Reads a line without white space around it and gives its parts to the words. */
  void read(int start, int end, EnglishWords split) {
    from = start;
    to = end;
    int i = start;
    int afterSentence = start;
    while (i < end) {
      int word = i;
      while (i < end && !isSpace(chars[i])) {
        character(i++);
      }
      split.chunk(word, i);
      words++;
      longestWord = Math.max(longestWord, i - word);
      if (endsSentence(word, i)) {
        sentences++;
        afterSentence = i;
      }
      while (i < end && isSpace(chars[i])) {
        i++;
      }
    }
    sentences += afterSentence < end ? 1 : 0;
  }

  /** White space as Python splits and strips at it, the spaces that don't break among it. */
  static boolean isSpace(char c) {
    return c == ' ' || (c != '\u200B' && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }

  private void character(int i) {
    switch (chars[i]) {
      case '#' -> hashes++;
      case '.' -> {
        if (i + 2 < to && chars[i + 1] == '.' && chars[i + 2] == '.' && !isDotBefore(i)) {
          ellipses++;
        }
      }
      case '\u2026' -> ellipses++;
      case '{' -> curly = true;
      case 'j', 'J' -> javascript |= isAt(i, "javascript");
      case 'k', 'K' -> notice |= isCookie(i - 3);
      case 'v', 'V' -> notice |= isAt(i - 3, "privacy policy");
      case 'f', 'F' -> notice |= isAt(i - 7, "terms of use");
      case 'p', 'P' -> loremIpsum |= isAt(i - 7, "lorem ipsum");
      default -> {}
    }
  }

  private boolean isDotBefore(int i) {
    return i > from && chars[i - 1] == '.';
  }

  private boolean isCookie(int i) {
    return isAt(i, "cookie")
        && (isAt(i, "cookie policy")
            || isAt(i - 5, "uses cookies")
            || isAt(i - 7, "use of cookies")
            || isAt(i - 4, "use cookies"));
  }

  private boolean isAt(int i, String phrase) {
    return i >= from
        && i + phrase.length() <= to
        && text.regionMatches(true, i, phrase, 0, phrase.length());
  }

  private boolean endsSentence(int word, int end) {
    int i = end - 1;
    while (i > word && "\"')]\u201D\u2019".indexOf(chars[i]) >= 0) {
      i--;
    }
    char c = chars[i];
    return c == '!' || c == '?' || c == '\u3002' || (c == '.' && i - word > 1);
  }

  int words() {
    return words;
  }

  int longestWord() {
    return longestWord;
  }

  int hashes() {
    return hashes;
  }

  int ellipses() {
    return ellipses;
  }

  int sentences() {
    return sentences;
  }

  /** Asked only of lines without javascript. */
  boolean hasCurlyBracket() {
    return curly && !javascript;
  }

  boolean hasLoremIpsum() {
    return loremIpsum;
  }

  /** Whether it speaks of javascript, cookies, privacy or terms. */
  boolean hasNotice() {
    return notice || javascript;
  }

  boolean endsInEllipsis() {
    return chars[to - 1] == '\u2026' || (to - from >= 3 && text.startsWith("...", to - 3));
  }

  /** Whether it ends in a mark of C4, citations such as {@code [12]} behind it left out. */
  boolean endsInTerminal() {
    int end = to;
    int before = -1;
    while (end != before) {
      before = end;
      end = withoutCitation(end);
    }
    return end > from && C4_ENDS.indexOf(chars[end - 1]) >= 0;
  }

  private int withoutCitation(int end) {
    for (String citation : CITATIONS) {
      if (end - citation.length() >= from && text.startsWith(citation, end - citation.length())) {
        return end - citation.length();
      }
    }
    if (end == from || chars[end - 1] != ']') {
      return end;
    }
    int i = end - 2;
    while (i >= from && Character.isDigit(chars[i])) {
      i--;
    }
    return i >= from && chars[i] == '[' ? i : end;
  }
}
