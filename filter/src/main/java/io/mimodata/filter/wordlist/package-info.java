/**
 * Signals by lists of words that a user gives: {@link io.mimodata.filter.wordlist.WordList} reads
 * one and counts its terms in the {@link io.mimodata.filter.wordlist.HashedWords} of a text.
 * Nothing here knows Spark.
 */
package io.mimodata.filter.wordlist;
