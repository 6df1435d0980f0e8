package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.page.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers lines to blocks by what they are and where they stand, then joins paragraphs that go on
 * after a float, a footnote or a page.
 */
final class BlockBuilder {
  private static final float OTHER_SIZE = 0.08f;
  private static final float WIDE_STEP = 1.3f;
  private static final float WIDE_GAP = 0.75f;
  private static final float INDENT = 0.7f;
  private static final float LARGEST_INDENT = 5;
  private static final int LONGEST_HEADING = 160;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;。！？：；][\"'”’)\\]]*\\S?$");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(?:[•▪‣◦●○■□∗*–—·\u2219\u2218]|\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\\[\\d{1,3}\\])(?:\\s|$).*",
          Pattern.DOTALL);
  private static final Pattern CAPTION =
      Pattern.compile(
          "^(?:Figure|Fig\\.|Table|Tab\\.|Algorithm|Listing|Scheme|Plate|Box|Abb(?:ildung|\\.)|Tabelle|FIGURE|TABLE|FIG\\.|ALGORITHM|图|表|算法)\\s*\\d+(?:[.\\-]\\d+)*\\s*[.:：]?(?:\\s|$).*",
          Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("^(\\d{1,3}):\\s");
  private static final Pattern CONDITION = Pattern.compile("^(?:Require|Ensure):\\s");
  private static final Pattern HEAD_OF_STEPS = Pattern.compile("^(?:Input|Output|Data|Result):\\s");
  private static final Pattern ALGORITHM = Pattern.compile("^(?i:algorithm|procedure)|^算法");
  private static final Pattern NOTE =
      Pattern.compile("^[\u00b9\u00b2\u00b3\u2070-\u2079*∗†‡§¶].*", Pattern.DOTALL);

  private final List<TextLine> lines;
  private final float bodySize;
  private final Map<Integer, Float> pitches = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  private BlockBuilder(List<TextLine> lines) {
    this.lines = lines;
    this.bodySize = bodySize(lines);
    findPitches();
  }

  /** The blocks of a document in reading order. */
  static List<Block> of(List<TextLine> lines) {
    BlockBuilder builder = new BlockBuilder(lines);
    builder.build();
    builder.setLevels();
    return Flow.join(builder.blocks);
  }

  private static float bodySize(List<TextLine> lines) {
    Tally letters = new Tally();
    for (TextLine line : lines) {
      letters.add(Math.round(line.size() * 2), line.line().glyphs().size());
    }
    return letters.heaviest().orElse(20) / 2f;
  }

  /** The usual distance of baselines for each font size. */
  private void findPitches() {
    Map<Integer, Tally> steps = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      TextLine previous = lines.get(i - 1);
      float step = line.baseline() - previous.baseline();
      if (line.page() == previous.page()
          && Math.abs(line.size() - previous.size()) < 0.3f
          && step > 0.8f * line.size()
          && step < 2.6f * line.size()) {
        steps
            .computeIfAbsent(Math.round(line.size()), size -> new Tally())
            .add(Math.round(step * 2), 1);
      }
    }
    steps.forEach((size, counts) -> pitches.put(size, counts.heaviest().orElseThrow() / 2f));
  }

  private float pitch(TextLine line) {
    return pitches.getOrDefault(Math.round(line.size()), 1.2f * line.size());
  }

  private void build() {
    Block block = null;
    TextLine previous = null;
    for (TextLine line : lines) {
      Block.Kind kind = kind(line, previous, block);
      boolean goesOn = block != null && goesOn(block, kind, previous, line);
      if (!goesOn) {
        block = new Block(kind);
        blocks.add(block);
      }
      block.lines().add(line);
      previous = line;
    }
  }

  private Block.Kind kind(TextLine line, TextLine previous, Block block) {
    if (line.table() != null) {
      return Block.Kind.TABLE;
    }
    if (isStep(line, previous, block)) {
      return Block.Kind.ALGORITHM;
    }
    if (line.isCode() || (block != null && isNumberOfBlankLine(block, previous, line))) {
      return Block.Kind.CODE;
    }
    float gap = previous == null ? Float.MAX_VALUE : gapAbove(previous, line);
    boolean after = block != null && block.kind() == Block.Kind.DISPLAY;
    if (DisplayLine.is(line, gap, after)) {
      return Block.Kind.DISPLAY;
    }
    if (CAPTION.matcher(line.text()).matches() && (gap > 0.4f || line.size() < 0.95f * bodySize)) {
      return Block.Kind.CAPTION;
    }
    if (block != null
        && block.kind() == Block.Kind.FOOTNOTE
        && isBelow(previous, line)
        && line.size() < 0.96f * bodySize
        && !isWide(previous, line)) {
      return Block.Kind.FOOTNOTE;
    }
    if (line.size() < 0.96f * bodySize && isNote(line)) {
      return Block.Kind.FOOTNOTE;
    }
    if (isHeading(line, gap, block)) {
      return Block.Kind.HEADING;
    }
    if (ITEM.matcher(line.text()).matches() && startsItem(line, previous)) {
      return Block.Kind.ITEM;
    }
    return Block.Kind.PARAGRAPH;
  }

  /**
   * A numbered step of an algorithm, or what stands above the first and goes on with one. Words
   * that prose begins with as well need the algorithm's caption or its lines above them.
   */
  private boolean isStep(TextLine line, TextLine previous, Block block) {
    String text = line.text();
    if (CONDITION.matcher(text).find()) {
      return true;
    }
    Matcher step = STEP.matcher(text);
    boolean numbered = step.find();
    boolean inside = block != null && block.kind() == Block.Kind.ALGORITHM;
    if (inside && isBelow(previous, line) && !isWide(previous, line)) {
      return numbered
          || HEAD_OF_STEPS.matcher(text).find()
          || line.left() > block.first().left() + 0.5f * line.size();
    }
    boolean captioned =
        block != null
            && block.kind() == Block.Kind.CAPTION
            && ALGORITHM.matcher(block.first().text()).find();
    return captioned
        ? numbered || HEAD_OF_STEPS.matcher(text).find()
        : numbered && step.group(1).equals("1");
  }

  /** The number of a blank line of a program stands where the number before it does. */
  private static boolean isNumberOfBlankLine(Block block, TextLine previous, TextLine line) {
    return block.kind() == Block.Kind.CODE
        && isBelow(previous, line)
        && line.baseline() - previous.baseline() < 2 * previous.size()
        && line.text().length() < 5
        && line.text().chars().allMatch(Character::isDigit)
        && Math.abs(line.left() - previous.left()) < previous.size()
        && line.size() <= previous.size();
  }

  private static boolean isNote(TextLine line) {
    return NOTE.matcher(line.text()).matches();
  }

  private static boolean startsItem(TextLine line, TextLine previous) {
    String text = line.text();
    boolean sign = !Character.isLetterOrDigit(text.codePointAt(0)) && text.charAt(0) != '(';
    return sign
        || previous == null
        || SENTENCE_END.matcher(previous.text()).find()
        || line.left() > line.column().left() + 2
        || line.left() < previous.left() - 2
        || line.baseline() - previous.baseline() > WIDE_STEP * 1.2f * line.size();
  }

  private boolean isHeading(TextLine line, float gap, Block block) {
    String text = line.text();
    boolean larger = line.size() > (1 + OTHER_SIZE) * bodySize;
    boolean strong = line.isBold() || isCapitals(text);
    if (text.length() > LONGEST_HEADING || line.letters() < 0.4f || (!larger && !strong)) {
      return false;
    }
    boolean after = block != null && block.kind() == Block.Kind.HEADING;
    return larger || ((gap > WIDE_GAP || after) && !text.endsWith(",") && text.length() > 2);
  }

  private static boolean isCapitals(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long upper = text.codePoints().filter(Character::isUpperCase).count();
    return letters >= 6 && upper > 0.9 * letters && text.length() < 90;
  }

  private boolean goesOn(Block block, Block.Kind kind, TextLine previous, TextLine line) {
    boolean sameText =
        kind == block.kind()
            || (kind == Block.Kind.PARAGRAPH
                && (block.kind() == Block.Kind.ITEM || block.kind() == Block.Kind.CAPTION));
    if (!sameText || kind == Block.Kind.ITEM) {
      return false;
    }
    boolean below = isBelow(previous, line);
    return switch (kind) {
      case CODE -> below && line.baseline() - previous.baseline() < 4.5f * line.size();
      case DISPLAY -> below && gapAbove(previous, line) < 1.2f;
      case HEADING ->
          below
              && Math.abs(line.size() - previous.size()) < OTHER_SIZE * line.size()
              && line.isBold() == previous.isBold()
              && line.baseline() - previous.baseline() < 1.5f * line.size();
      case FOOTNOTE -> below && !isNote(line);
      case CAPTION -> false;
      case TABLE -> line.table().equals(previous.table());
      case ALGORITHM -> below;
      default -> continuesParagraph(block, previous, line, below);
    };
  }

  private boolean continuesParagraph(Block block, TextLine previous, TextLine line, boolean below) {
    if (!below || Math.abs(line.size() - previous.size()) > OTHER_SIZE * previous.size()) {
      return false;
    }
    if (isWide(previous, line)) {
      return false;
    }
    float left = block.kind() == Block.Kind.ITEM ? line.column().left() : block.first().left();
    if (block.kind() == Block.Kind.PARAGRAPH
        && line.left() - previous.left() > INDENT * line.size()
        && line.left() - previous.left() < LARGEST_INDENT * line.size()
        && previous.left() <= left + 2) {
      return false;
    }
    if (block.kind() == Block.Kind.ITEM
        && line.left() < block.first().left() + 0.3f * line.size()
        && line.left() < previous.left() - 0.3f * line.size()) {
      return false;
    }
    return !endsShort(previous, line);
  }

  /** Whether more white space than a line's stands between two lines. */
  private boolean isWide(TextLine previous, TextLine line) {
    float step = line.baseline() - previous.baseline();
    float pitch = Math.max(pitch(previous), pitch(line));
    return step > WIDE_STEP * pitch
        && gapAbove(previous, line) > Math.max(0.6f, (pitch / line.size() - 0.9f) * 1.6f);
  }

  /** White space between the ink of two lines, in font sizes; much where they don't follow. */
  private static float gapAbove(TextLine previous, TextLine line) {
    if (!isBelow(previous, line)) {
      return Float.MAX_VALUE;
    }
    return (line.ink().top() - previous.ink().bottom()) / Math.max(1, line.size());
  }

  /** Whether a line stands under another, on the same page and in the same column. */
  static boolean isBelow(TextLine previous, TextLine line) {
    return line.page() == previous.page()
        && line.baseline() > previous.baseline() - 1
        && (line.ink().overlapX(previous.ink()) > 0 || line.column().equals(previous.column()));
  }

  /** Whether a line ends with the sign of a sentence's end. */
  static boolean endsSentence(TextLine line) {
    return SENTENCE_END.matcher(line.text()).find();
  }

  /** Whether the first word of a line would have fitted on the line before. */
  static boolean endsShort(TextLine previous, TextLine line) {
    if (Hyphenation.endsWithHyphen(previous.text())) {
      return false;
    }
    float room = previous.column().right() - previous.right();
    return room > line.firstWord() + 0.5f * line.size() + 1
        && (room > 0.25f * previous.column().width()
            || SENTENCE_END.matcher(previous.text()).find()
            || room > 4 * line.size());
  }

  /** Levels of headings by the order of their sizes. */
  private void setLevels() {
    List<Integer> sizes = new ArrayList<>();
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.HEADING) {
        int size = Math.round(block.first().size() * 2);
        if (!sizes.contains(size)) {
          sizes.add(size);
        }
      }
    }
    sizes.sort((one, other) -> other - one);
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.HEADING) {
        block.setLevel(Math.min(6, 1 + sizes.indexOf(Math.round(block.first().size() * 2))));
      }
    }
  }
}
