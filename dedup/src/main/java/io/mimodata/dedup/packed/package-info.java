/** Blocks of bytes in which keys, edges, members and verdicts travel between tasks. */
package io.mimodata.dedup.packed;
