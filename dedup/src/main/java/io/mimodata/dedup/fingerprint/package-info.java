/** What deduplication knows of a document once its text has been read: some 250 bytes. */
package io.mimodata.dedup.fingerprint;
