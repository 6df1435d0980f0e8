/** Formulas of a page, in whatever form: delimited TeX, scripts, MathML, rendered, images. */
package io.mimodata.extract.html.math;
