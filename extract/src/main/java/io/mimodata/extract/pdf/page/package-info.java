/**
 * What pages draw: {@link io.mimodata.extract.pdf.page.PageReader} gives glyphs with their fonts
 * and places, and straight rules, turned upright; {@link io.mimodata.extract.pdf.page.TextLayer}
 * says whether that is text.
 */
package io.mimodata.extract.pdf.page;
