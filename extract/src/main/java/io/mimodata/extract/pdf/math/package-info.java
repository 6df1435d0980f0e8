/** PDF: math. */
package io.mimodata.extract.pdf.math;
