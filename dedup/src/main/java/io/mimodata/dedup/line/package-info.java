/** Lines that come again on many pages of a site: finding them, and taking them out of texts. */
package io.mimodata.dedup.line;
