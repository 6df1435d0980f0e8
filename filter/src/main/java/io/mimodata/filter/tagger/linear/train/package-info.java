/**
 * Trains models of {@link io.mimodata.filter.tagger.linear}: {@link
 * io.mimodata.filter.tagger.linear.train.TaggerTrainer} makes one of {@link
 * io.mimodata.filter.tagger.linear.train.Annotation annotated} documents and says how good it is on
 * sites that it has not seen.
 */
package io.mimodata.filter.tagger.linear.train;
