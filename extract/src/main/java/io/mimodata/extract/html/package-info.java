/**
 * HTML to Markdown. {@link io.mimodata.extract.html.HtmlExtractor} is the entry; it parses a page,
 * builds a tree of its own and sends it through passes, each in a package: formulas become leaves,
 * blocks of code become leaves, clutter goes, the main content is chosen, and what is left is
 * written.
 */
package io.mimodata.extract.html;
