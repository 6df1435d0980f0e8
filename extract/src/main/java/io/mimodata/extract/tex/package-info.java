/** Formulas as TeX: how they are delimited in running text, and their one form in the output. */
package io.mimodata.extract.tex;
