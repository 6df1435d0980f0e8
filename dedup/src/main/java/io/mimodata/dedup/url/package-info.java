/** What deduplication reads from a URL. */
package io.mimodata.dedup.url;
