package io.mimodata.extract.pdf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How much one PDF may draw and unpack. A document beyond a limit is refused with {@code
 * extract.too_large}; only forms deeper than {@code maxFormDepth} are left out instead. The
 * defaults are far above what books have, and stop files that were made to cost much.
 *
 * @param maxPages pages of a document
 * @param maxGlyphsPerPage glyphs that a page draws
 * @param maxGlyphs glyphs that a document draws
 * @param maxOperators drawing operators of a document, those of a form each time it is drawn
 * @param maxFormDepth how many forms may be drawn within each other
 * @param maxFormInvocations how often a document may draw forms in all
 * @param maxDecodedBytes bytes that a document's streams may unpack to
 */
public record PdfLimits(
    int maxPages,
    int maxGlyphsPerPage,
    long maxGlyphs,
    long maxOperators,
    int maxFormDepth,
    long maxFormInvocations,
    long maxDecodedBytes)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if a limit is less than 1, with one line for each such limit
   */
  public PdfLimits {
    List<String> problems = new ArrayList<>();
    atLeastOne("max_pages", maxPages, problems);
    atLeastOne("max_glyphs_per_page", maxGlyphsPerPage, problems);
    atLeastOne("max_glyphs", maxGlyphs, problems);
    atLeastOne("max_operators", maxOperators, problems);
    atLeastOne("max_form_depth", maxFormDepth, problems);
    atLeastOne("max_form_invocations", maxFormInvocations, problems);
    atLeastOne("max_decoded", maxDecodedBytes, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * 20,000 pages, 500,000 glyphs a page and 20 million in all, 50 million operators, forms 32 deep
   * and drawn a million times, 512 MiB unpacked.
   */
  public static PdfLimits defaults() {
    return new PdfLimits(20_000, 500_000, 20_000_000, 50_000_000, 32, 1_000_000, 512L << 20);
  }

  private static void atLeastOne(String key, long value, List<String> problems) {
    if (value < 1) {
      problems.add("extract.pdf." + key + " must be at least 1, cannot be: " + value);
    }
  }
}
