/** Locality-sensitive hashing: which signatures are worth comparing. */
package io.mimodata.document.lsh;
