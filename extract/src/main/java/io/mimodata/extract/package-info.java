/** HTML and PDF to Markdown, with formulas as LaTeX and code fenced. */
package io.mimodata.extract;
