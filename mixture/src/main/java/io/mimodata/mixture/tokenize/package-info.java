/**
 * Text to token ids and back. {@link io.mimodata.mixture.tokenize.Tokenizers} is the entry; nothing
 * here knows Spark.
 */
package io.mimodata.mixture.tokenize;
