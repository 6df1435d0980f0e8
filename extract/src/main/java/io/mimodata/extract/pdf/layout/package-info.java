/**
 * Lines to text: columns, furniture of pages, headings, paragraphs, lists, tables, programs and
 * algorithms, in reading order. {@link io.mimodata.extract.pdf.layout.PdfText} is the entry.
 */
package io.mimodata.extract.pdf.layout;
