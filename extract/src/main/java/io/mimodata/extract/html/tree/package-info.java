/**
 * The tree of a page on which all passes work: {@link io.mimodata.extract.html.tree.Box elements}
 * and {@link io.mimodata.extract.html.tree.PageNode leaves} of text, formulas and code. It is built
 * from the parser's tree in one walk, which leaves out what is never content.
 */
package io.mimodata.extract.html.tree;
