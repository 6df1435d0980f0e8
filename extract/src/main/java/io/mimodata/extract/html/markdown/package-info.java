/** The tree of a page's content as Markdown. */
package io.mimodata.extract.html.markdown;
