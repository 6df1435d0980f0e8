/** Presentation MathML as LaTeX. */
package io.mimodata.extract.html.math.mathml;
