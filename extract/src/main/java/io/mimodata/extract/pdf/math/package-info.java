/**
 * LaTeX from the places of glyphs: {@link io.mimodata.extract.pdf.math.FormulaBuilder} is the
 * entry.
 */
package io.mimodata.extract.pdf.math;
