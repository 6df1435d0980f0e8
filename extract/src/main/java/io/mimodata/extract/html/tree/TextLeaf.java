package io.mimodata.extract.html.tree;

/** Text of a page, as it stands. */
public final class TextLeaf extends PageNode {
  private static final int VISIBLE = 1;
  private static final int DIGIT = 1 << 1;
  private static final int FORMULA = 1 << 2;

  /** Bits of the characters of ASCII. */
  private static final byte[] TRAITS = new byte[0x80];

  static {
    for (int c = ' ' + 1; c < TRAITS.length; c++) {
      TRAITS[c] = (byte) (c >= '0' && c <= '9' ? VISIBLE | DIGIT : VISIBLE);
    }
    for (char c : new char[] {'$', '\\', '#', '[', '`'}) {
      TRAITS[c] |= FORMULA;
    }
  }

  private String text;
  private int visible;
  private int traits;

  public TextLeaf(String text) {
    super(Tag.TEXT);
    set(text);
  }

  private void set(String value) {
    text = value;
    int count = 0;
    int all = 0;
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        int one = TRAITS[c];
        all |= one;
        count += one & VISIBLE;
      } else {
        count += weight(c);
      }
    }
    visible = count;
    traits = all;
  }

  /** A CJK character says about as much as two or three Latin letters. */
  private static int weight(char c) {
    return c == '\u00A0' || Character.isWhitespace(c) ? 0 : Character.isIdeographic(c) ? 2 : 1;
  }

  /** Characters of a text outside white space; an ideograph counts as two. */
  public static int visibleLength(String text) {
    return new TextLeaf(text).visible;
  }

  public String text() {
    return text;
  }

  /** Characters outside white space; an ideograph counts as two. */
  public int visibleLength() {
    return visible;
  }

  public boolean isBlank() {
    return visible == 0;
  }

  /** Whether there is a digit of ASCII. */
  public boolean hasDigit() {
    return (traits & DIGIT) != 0;
  }

  /** Whether there is a character that a delimiter of formulas begins with. */
  boolean mayHoldFormula() {
    return (traits & FORMULA) != 0;
  }

  /** Cuts the text in two; this leaf keeps what is before an index, the new one follows it. */
  public TextLeaf split(int index) {
    TextLeaf rest = new TextLeaf(text.substring(index));
    set(text.substring(0, index));
    parent.insert(rest, next);
    return rest;
  }

  @Override
  void addText(StringBuilder all) {
    all.append(text);
  }
}
