/**
 * The rules of Gopher, C4 and FineWeb as numbers, to compare with: they look at the whole text,
 * formulas and code included, as the published filters do. Start at {@link
 * io.mimodata.filter.signal.published.PublishedRules}.
 */
package io.mimodata.filter.signal.published;
