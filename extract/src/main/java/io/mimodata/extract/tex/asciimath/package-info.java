/** AsciiMath to LaTeX. */
package io.mimodata.extract.tex.asciimath;
