/**
 * HTML to Markdown. {@link io.mimodata.extract.html.HtmlExtractor} is the entry; it parses a page
 * and sends the tree through passes, each in a package of its own: formulas become elements of one
 * kind, code becomes plain {@code pre} elements, clutter goes, the main content is chosen, and what
 * is left is written.
 */
package io.mimodata.extract.html;
