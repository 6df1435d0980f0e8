/**
 * Lines of a page with all that formulas put above and below them, and what they say: {@link
 * io.mimodata.extract.pdf.line.LineBuilder} gathers them, {@link
 * io.mimodata.extract.pdf.line.LineReader} tells prose, formulas and code in them.
 */
package io.mimodata.extract.pdf.line;
