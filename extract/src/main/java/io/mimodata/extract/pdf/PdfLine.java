package io.mimodata.extract.pdf;

/**
 * One line of text as it stands on a page; lengths in points, from the page's top left corner.
 *
 * @param page page number from 0
 * @param text the line's text, words separated by single spaces
 * @param left where its first glyph starts
 * @param right where its last glyph ends
 * @param baseline distance of its baseline from the top of the page
 * @param fontSize height of its largest font
 * @param fixedPitch whether all its glyphs are of fonts with glyphs of one width, as code has
 */
record PdfLine(
    int page,
    String text,
    float left,
    float right,
    float baseline,
    float fontSize,
    boolean fixedPitch) {}
