/**
 * PDF to Markdown. {@link io.mimodata.extract.pdf.PdfExtractor} is the entry: pages give glyphs,
 * glyphs lines, lines formulas and prose, and all of them the text in reading order.
 */
package io.mimodata.extract.pdf;
