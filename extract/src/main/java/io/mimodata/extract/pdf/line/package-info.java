/** PDF: line. */
package io.mimodata.extract.pdf.line;
