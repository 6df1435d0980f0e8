/**
 * PDF to Markdown. {@link io.mimodata.extract.pdf.PdfExtractor} is the entry: lines are read with
 * their places, page furniture goes, lines become paragraphs.
 */
package io.mimodata.extract.pdf;
