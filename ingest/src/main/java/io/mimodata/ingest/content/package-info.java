/** What the bytes of one document are: media type, content encoding, text or content. */
package io.mimodata.ingest.content;
