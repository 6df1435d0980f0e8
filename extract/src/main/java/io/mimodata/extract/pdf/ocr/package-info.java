/**
 * Reads pages of PDFs that are only an image. {@link io.mimodata.extract.pdf.ocr.PageOcr} is the
 * entry.
 */
package io.mimodata.extract.pdf.ocr;
