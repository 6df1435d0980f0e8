package io.mimodata.document.contamination;

import io.mimodata.document.WordHash;

/**
 * Reads a text as the words by which it is compared with evaluation sets, in one pass and without a
 * string for each: a word is a hash of its letters.
 *
 * <ul>
 *   <li>A word is a run of letters or a run of digits, in compatibility form (NFKD), lower case and
 *       without accents; each ideograph is a word. Letters and digits part, and so do Greek,
 *       Hiragana, Katakana and other letters: {@code 2πr}, {@code x²} and {@code x^2} have the
 *       words of {@code 2\pi r} and {@code x^{2}}.
 *   <li>Two letters that are no common word are two words ({@link ShortWords}).
 *   <li>An apostrophe between letters and a comma between a digit and three digits, also as {@code
 *       {,}} or {@code ,\!}, join what they part; all other punctuation separates.
 *   <li>Commands of TeX are what {@link TexCommand} says; unknown ones are words without the
 *       backslash.
 *   <li>Markup that a page may show or not separates or joins as what it stands for: entities and
 *       common tags of HTML, the addresses of Markdown links, calculations in {@code <<}, {@code
 *       >>}. See {@link Markup}.
 * </ul>
 *
 * <p>Not thread-safe.
 */
abstract class WordReader {
  /** What becomes of punctuation between two letters or digits. */
  enum Punctuation {
    /** As the class says: the words of a document. */
    USUAL,
    /** All of it separates, as if it were replaced by spaces. */
    SEPARATES,
    /** All of it joins, as if it were deleted. */
    JOINS
  }

  private static final byte SEPARATOR = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte SPECIAL = 3;
  private static final byte OTHER = 4;

  private static final byte[] CLASSES = new byte[0x80];

  static {
    for (int c = 0; c < CLASSES.length; c++) {
      CLASSES[c] = Character.isLetter(c) ? LETTER : Character.isDigit(c) ? DIGIT : SEPARATOR;
    }
    for (char c : "\\&'<,{]".toCharArray()) {
      CLASSES[c] = SPECIAL;
    }
  }

  private static final int LONGEST_COMMAND = 24;
  private static final int LONGEST_ARGUMENT = 60;

  private final Punctuation punctuation;
  private char[] text;
  private int length;

  private long hash;
  private int letters;
  private int kind;
  private int first;
  private int last;
  private int start;
  private int end;

  WordReader(Punctuation punctuation) {
    this.punctuation = punctuation;
  }

  /**
   * One word.
   *
   * @param kind as in {@link Characters}
   * @param letters or digits of it
   * @param start in UTF-16 units of the text
   * @param end after its last one
   */
  abstract void word(long hash, int kind, int letters, int start, int end);

  static long append(long hash, int letter) {
    return WordHash.append(hash, letter);
  }

  static long finish(long hash) {
    return WordHash.finish(hash);
  }

  /** Reads a whole text. */
  final void read(String string) {
    length = string.length();
    text = new char[length];
    string.getChars(0, length, text, 0);
    letters = 0;
    hash = 0;
    char[] chars = text;
    int i = 0;
    while (i < length) {
      char c = chars[i];
      byte type = c < 0x80 ? CLASSES[c] : OTHER;
      switch (type) {
        case SEPARATOR -> i = separator(i);
        case LETTER, DIGIT -> i = run(type, i);
        case OTHER -> i = other(i);
        default -> i = special(c, i);
      }
    }
    endWord();
    text = null;
  }

  /** A run of letters or digits of ASCII; the classes are the kinds of {@link Characters}. */
  private int run(byte type, int from) {
    if (letters > 0 && kind != type) {
      endWord();
    }
    char[] chars = text;
    int to = length;
    long sum = hash;
    int i = from;
    int c = chars[i];
    do {
      // Makes capital letters small and leaves digits as they are.
      sum = WordHash.append(sum, c | 0x20);
      i++;
    } while (i < to && (c = chars[i]) < 0x80 && CLASSES[c] == type);
    if (letters == 0) {
      kind = type;
      start = from;
      first = chars[from] | 0x20;
    }
    hash = sum;
    last = chars[i - 1] | 0x20;
    letters += i - from;
    end = i;
    return i;
  }

  private int separator(int i) {
    if (letters > 0 && !(punctuation == Punctuation.JOINS && joins(i))) {
      endWord();
    }
    return i + 1;
  }

  /** Whether a character that separates is punctuation right between two letters or digits. */
  private boolean joins(int i) {
    return text[i] > ' ' && i + 1 < length && isLetterOrDigit(i + 1) && "^$|".indexOf(text[i]) < 0;
  }

  private boolean isLetterOrDigit(int i) {
    return Character.isLetterOrDigit(text[i]);
  }

  /** A character outside ASCII. */
  private int other(int i) {
    int c = Character.codePointAt(text, i, length);
    int next = i + Character.charCount(c);
    add(c, i, next);
    return next;
  }

  /** Any character, written from {@code from} to {@code to}. */
  private void add(int c, int from, int to) {
    int description = Characters.of(c);
    int type = Characters.kind(description);
    switch (type) {
      case Characters.SEPARATOR -> endWord();
      case Characters.SKIPPED -> {}
      case Characters.APOSTROPHE -> apostrophe(to);
      case Characters.EXPANDED -> expand(c, from, to);
      default -> add(type, Characters.folded(description), from, to);
    }
  }

  private void add(int type, int letter, int from, int to) {
    if (letters > 0 && (kind != type || type == Characters.IDEOGRAPH)) {
      endWord();
    }
    if (letters == 0) {
      kind = type;
      start = from;
      first = letter;
    }
    hash = WordHash.append(hash, letter);
    last = letter;
    letters++;
    end = to;
  }

  private void expand(int c, int from, int to) {
    String expansion = Characters.expansion(c);
    boolean number = expansion.chars().anyMatch(Character::isDigit);
    if (number) {
      endWord();
    }
    expansion
        .codePoints()
        .forEach(
            part -> {
              int description = Characters.of(part);
              if (Characters.kind(description) < Characters.SKIPPED
                  && Characters.kind(description) != Characters.SEPARATOR) {
                add(Characters.kind(description), Characters.folded(description), from, to);
              } else {
                endWord();
              }
            });
    if (number) {
      endWord();
    }
  }

  private void apostrophe(int next) {
    boolean between =
        letters > 0 && kind == Characters.LETTER && next < length && Character.isLetter(text[next]);
    if (!between || punctuation == Punctuation.SEPARATES) {
      endWord();
    }
  }

  private int special(char c, int i) {
    return switch (c) {
      case '\\' -> backslash(i);
      case '&' -> entity(i);
      case ',', '{' -> comma(i);
      case '\'' -> {
        apostrophe(i + 1);
        yield i + 1;
      }
      default -> bracket(c, i);
    };
  }

  private int bracket(char c, int i) {
    int after = c == '<' ? Markup.afterTag(text, i, length) : Markup.afterLink(text, i, length);
    if (after == i) {
      return separator(i);
    }
    endWord();
    return after;
  }

  /** A comma that groups digits, however TeX spaces it, or one that doesn't. */
  private int comma(int i) {
    if (letters > 0 && kind == Characters.DIGIT && punctuation != Punctuation.SEPARATES) {
      int digits = Markup.afterGroupMark(text, i, length);
      if (digits > i) {
        return digits;
      }
    }
    return separator(i);
  }

  private int entity(int i) {
    int semicolon = Markup.endOfEntity(text, i, length);
    if (semicolon < 0) {
      return separator(i);
    }
    String name = new String(text, i + 1, semicolon - i - 1);
    int c = Markup.character(name);
    if (c >= 0) {
      add(c, i, semicolon + 1);
      return semicolon + 1;
    }
    TexCommand greek = TexCommand.of(name);
    if (greek != null && greek.use() == TexCommand.Use.WORD) {
      endWord();
      word(greek.word(), Characters.GREEK, 1, i, semicolon + 1);
      return semicolon + 1;
    }
    return separator(i);
  }

  private int backslash(int i) {
    int name = i + 1;
    while (name < length && text[name] == '\\') {
      name++;
    }
    if (name == length) {
      endWord();
      return name;
    }
    char c = text[name];
    if (c < 0x80 && CLASSES[c] == LETTER) {
      endWord();
      return command(i, name);
    }
    if ((c == '\'' || c == '"' || c == '`')
        && name + 1 < length
        && Character.isLetter(text[name + 1])) {
      return name + 1; // an accent, or a quotation mark of a string
    }
    if (c == ',' && letters > 0 && kind == Characters.DIGIT) {
      int digits = Markup.afterGroupMark(text, name, length);
      if (digits > name && punctuation != Punctuation.SEPARATES) {
        return digits;
      }
    }
    endWord();
    return c < 0x80 && CLASSES[c] == SEPARATOR ? name + 1 : c == ',' ? name + 1 : name;
  }

  private int command(int backslash, int name) {
    int after = name;
    while (after < length && text[after] < 0x80 && CLASSES[text[after]] == LETTER) {
      after++;
    }
    TexCommand command =
        after - name > LONGEST_COMMAND ? null : TexCommand.of(new String(text, name, after - name));
    if (command == null) {
      // A word; behind the escape of a line feed, return or tab if it is one.
      char c = text[name];
      return after - name > 1 && (c == 'n' || c == 'r' || c == 't') ? name + 1 : name;
    }
    switch (command.use()) {
      case WORD -> word(command.word(), Characters.LETTER, after - name, backslash, after);
      case WITH_ARGUMENT -> {
        return Markup.afterArgument(text, after, Math.min(length, after + LONGEST_ARGUMENT));
      }
      case FRACTION -> {
        return singleArgument(singleArgument(after));
      }
      default -> {}
    }
    return after;
  }

  /** Reads an argument that is a single character without braces. */
  private int singleArgument(int from) {
    int i = from;
    while (i < length && text[i] == ' ') {
      i++;
    }
    if (i < length && text[i] < 0x80 && (CLASSES[text[i]] == LETTER || CLASSES[text[i]] == DIGIT)) {
      add(CLASSES[text[i]], text[i] | 0x20, i, i + 1);
      endWord();
      return i + 1;
    }
    return from;
  }

  private void endWord() {
    if (letters == 0) {
      return;
    }
    if (letters == 2 && kind == Characters.LETTER && !ShortWords.contains(first, last)) {
      word(finish(append(0, first)), kind, 1, start, end);
      word(finish(append(0, last)), kind, 1, start, end);
    } else {
      long symbol = letters == 1 && kind == Characters.GREEK ? TexCommand.greek(first) : 0;
      word(symbol == 0 ? finish(hash) : symbol, kind, letters, start, end);
    }
    letters = 0;
    hash = 0;
  }
}
