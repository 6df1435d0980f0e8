/**
 * Small models that say what a document is about and how good it is: {@link
 * io.mimodata.filter.tagger.Tagger} and what its backends have in common.
 */
package io.mimodata.filter.tagger;
