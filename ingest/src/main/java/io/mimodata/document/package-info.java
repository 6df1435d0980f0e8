/**
 * The contract that every stage shares: column names, reason codes, document ids and the bounds
 * under which one document is worked on. Nothing here knows Spark; the Spark schemas of the same
 * columns are in {@code io.mimodata.document.spark}.
 */
package io.mimodata.document;
