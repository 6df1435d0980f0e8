package io.mimodata.jobs.recipe;

import io.mimodata.extract.ExtractConfig;
import io.mimodata.extract.pdf.PdfConfig;
import io.mimodata.extract.pdf.PdfConfig.Isolation;
import io.mimodata.extract.pdf.PdfLimits;
import io.mimodata.extract.pdf.ocr.OcrConfig;
import java.time.Duration;

/** Reads a recipe's section {@code extract}. */
final class ExtractSection {
  private ExtractSection() {}

  static ExtractConfig read(Section section) {
    ExtractConfig defaults = ExtractConfig.defaults();
    long timeout = millis(section, "timeout", defaults.timeoutMillis());
    long maxContent = section.bytes("max_content", defaults.maxContentBytes());
    PdfConfig pdf = pdf(section.section("pdf"), defaults.pdf());
    section.finish();
    return section.checked(defaults, () -> new ExtractConfig(timeout, maxContent, pdf));
  }

  private static PdfConfig pdf(Section section, PdfConfig defaults) {
    Isolation isolation = section.choice("isolation", defaults.isolation(), Isolation.class);
    long heap = section.bytes("heap", defaults.heapBytes());
    PdfLimits limits = limits(section, defaults.limits());
    OcrConfig ocr = ocr(section, defaults.ocr());
    section.finish();
    return section.checked(defaults, () -> new PdfConfig(isolation, heap, limits, ocr));
  }

  private static PdfLimits limits(Section section, PdfLimits defaults) {
    return section.checked(
        defaults,
        () ->
            new PdfLimits(
                (int) count(section, "max_pages", defaults.maxPages(), Integer.MAX_VALUE),
                (int)
                    count(
                        section,
                        "max_glyphs_per_page",
                        defaults.maxGlyphsPerPage(),
                        Integer.MAX_VALUE),
                count(section, "max_glyphs", defaults.maxGlyphs(), Long.MAX_VALUE),
                count(section, "max_operators", defaults.maxOperators(), Long.MAX_VALUE),
                (int) count(section, "max_form_depth", defaults.maxFormDepth(), Integer.MAX_VALUE),
                count(
                    section, "max_form_invocations", defaults.maxFormInvocations(), Long.MAX_VALUE),
                section.bytes("max_decoded", defaults.maxDecodedBytes())));
  }

  private static OcrConfig ocr(Section section, OcrConfig defaults) {
    return section.checked(
        defaults,
        () ->
            new OcrConfig(
                section.text("ocr", defaults.engine()),
                section.strings("ocr_languages", defaults.languages()),
                (int) count(section, "ocr_dpi", defaults.dpi(), Integer.MAX_VALUE),
                (int) count(section, "ocr_pages", defaults.maxPages(), Integer.MAX_VALUE),
                millis(section, "ocr_page_timeout", defaults.pageMillis()),
                millis(section, "ocr_timeout", defaults.documentMillis())));
  }

  private static long count(Section section, String key, long fallback, long max) {
    return section.integer(key, fallback, 1, max);
  }

  private static long millis(Section section, String key, long fallback) {
    return section.duration(key, Duration.ofMillis(fallback)).toMillis();
  }
}
