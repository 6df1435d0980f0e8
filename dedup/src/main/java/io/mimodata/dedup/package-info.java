/** Removal of duplicates by URL, by exact text and by MinHash. */
package io.mimodata.dedup;
