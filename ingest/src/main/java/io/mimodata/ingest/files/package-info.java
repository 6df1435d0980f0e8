/** Files that are one document each: HTML, PDF, plain text and source code. */
package io.mimodata.ingest.files;
