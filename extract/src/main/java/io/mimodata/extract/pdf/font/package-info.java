/**
 * The fonts of a document: what each is for, and which symbol each of its codes draws. {@link
 * io.mimodata.extract.pdf.font.Typeface} is the entry.
 */
package io.mimodata.extract.pdf.font;
