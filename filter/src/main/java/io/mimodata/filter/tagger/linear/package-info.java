/**
 * A fast tagger: hashed features of a text, one linear model for all domains and dimensions. {@link
 * io.mimodata.filter.tagger.linear.LinearTaggerSource} opens it, {@link
 * io.mimodata.filter.tagger.linear.LinearModel} reads its file.
 */
package io.mimodata.filter.tagger.linear;
