/**
 * Reads LaTeX and plain text as expressions, in time linear in the text. {@link
 * io.mimodata.synthgen.verify.parse.Readings} is the entry.
 */
package io.mimodata.synthgen.verify.parse;
