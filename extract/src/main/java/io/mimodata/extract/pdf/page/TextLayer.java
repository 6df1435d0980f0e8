package io.mimodata.extract.pdf.page;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import java.util.List;

/**
 * Whether what a page draws as text is text: pages that are images have none, and fonts without a
 * usable encoding give characters that are no words.
 */
public final class TextLayer {
  private static final int FEW = 12;
  private static final int ENOUGH = 60;
  private static final int ENOUGH_LETTERS = 250;
  private static final float IMAGE = 0.35f;
  private static final float UNKNOWN = 0.2f;
  private static final float FEWEST_VOWELS = 0.2f;
  private static final float MOST_VOWELS = 0.65f;

  /** Share of letters that are capitals right after a small one. */
  private static final float MOST_TURNS = 0.08f;

  private static final String VOWELS = "aeiouyAEIOUYäöüåæøáéíóúàèìòùâêîôûãõ";

  private final boolean trusted;

  private TextLayer(boolean trusted) {
    this.trusted = trusted;
  }

  /** Judges a page by all that it draws. */
  public static TextLayer of(List<PageContent> drawn) {
    int glyphs = 0;
    int unknown = 0;
    int letters = 0;
    int vowels = 0;
    int turns = 0;
    Glyph before = null;
    float images = 0;
    for (PageContent content : drawn) {
      images = Math.max(images, content.imageShare());
      for (Glyph glyph : content.glyphs()) {
        Kind kind = glyph.symbol().kind();
        if (kind == Kind.SPACE) {
          continue;
        }
        glyphs++;
        unknown += kind == Kind.UNKNOWN ? 1 : 0;
        if (kind == Kind.LETTER && !glyph.face().isMath() && !glyph.face().isFixedPitch()) {
          int c = glyph.text().isEmpty() ? 0 : glyph.text().codePointAt(0);
          if (c < 0x250 && Character.isLetter(c)) {
            letters++;
            boolean inside = before != null && glyph.x() - before.right() < 0.1f * glyph.size();
            turns += inside && Character.isUpperCase(c) && isLowerCase(before) ? 1 : 0;
            before = glyph;
            vowels += VOWELS.indexOf(c) >= 0 ? 1 : 0;
          }
        }
      }
    }
    if (glyphs < FEW && images > IMAGE) {
      return new TextLayer(false);
    }
    boolean unreadable = glyphs >= ENOUGH && unknown > UNKNOWN * glyphs;
    boolean noWords =
        letters >= ENOUGH_LETTERS
            && (vowels < FEWEST_VOWELS * letters
                || vowels > MOST_VOWELS * letters
                || turns > MOST_TURNS * letters);
    return new TextLayer(!unreadable && !noWords);
  }

  private static boolean isLowerCase(Glyph glyph) {
    return !glyph.text().isEmpty() && Character.isLowerCase(glyph.text().codePointAt(0));
  }

  /** Whether the text may be taken as it is; an empty page without an image may. */
  public boolean isTrusted() {
    return trusted;
  }
}
