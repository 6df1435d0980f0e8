package io.mimodata.extract.pdf.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * The flow of the text over columns and pages: a paragraph that a float or a footnote interrupts is
 * joined with its rest, and what interrupted it follows.
 */
final class Flow {
  private static final int LOOK_AHEAD = 40;

  private Flow() {}

  static List<Block> join(List<Block> blocks) {
    List<Block> joined = new ArrayList<>();
    boolean[] used = new boolean[blocks.size()];
    for (int i = 0; i < blocks.size(); i++) {
      if (used[i]) {
        continue;
      }
      Block block = blocks.get(i);
      joined.add(block);
      int last = i;
      while (true) {
        int rest = rest(blocks, used, block, last);
        if (rest < 0) {
          break;
        }
        block.lines().addAll(blocks.get(rest).lines());
        used[rest] = true;
        last = rest;
      }
    }
    return joined;
  }

  /** The block that goes on with a paragraph or program after an interruption, or -1. */
  private static int rest(List<Block> blocks, boolean[] used, Block block, int at) {
    boolean code = block.kind() == Block.Kind.CODE;
    boolean text = block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.ITEM;
    if (!code && !text) {
      return -1;
    }
    for (int j = at + 1; j < Math.min(blocks.size(), at + LOOK_AHEAD); j++) {
      Block next = blocks.get(j);
      if (used[j] || next.isFloat()) {
        continue;
      }
      boolean moved = !BlockBuilder.isBelow(block.last(), next.first());
      if (code) {
        return next.kind() == Block.Kind.CODE && moved ? j : -1;
      }
      boolean interrupted = moved || j > at + 1;
      boolean open = moved || j == at + 1 || !BlockBuilder.endsSentence(block.last());
      if (next.kind() == Block.Kind.PARAGRAPH && interrupted && open && continues(block, next)) {
        return j;
      }
      return -1;
    }
    return -1;
  }

  private static boolean continues(Block block, Block next) {
    TextLine last = block.last();
    TextLine line = next.first();
    if (Math.abs(line.size() - last.size()) > 0.5f) {
      return false;
    }
    boolean indented =
        block.kind() == Block.Kind.PARAGRAPH
            && line.left() > line.column().left() + 0.7f * line.size();
    String text = line.text();
    boolean lower = !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
    boolean paragraphs = block.lines().size() > 1 || next.lines().size() > 1;
    return lower
        || (paragraphs && !indented && !BlockBuilder.endsShort(last, line) && !text.isEmpty());
  }
}
