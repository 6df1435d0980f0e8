/** A document's text, cut into tokens once for all that look at it. */
package io.mimodata.filter.text;
