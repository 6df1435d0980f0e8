/** The character set of HTML and plain text. */
package io.mimodata.ingest.charset;
