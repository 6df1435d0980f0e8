/**
 * Text to token ids and back. {@link io.mimodata.mixture.tokenize.Tokenizers} is the entry; nothing
 * here knows Spark. Files are read by {@code HuggingFaceFile} and {@code RankFile}; our own engine
 * is {@code BytePairTokenizer}, which takes words from {@link io.mimodata.mixture.split} and
 * encodes them by {@link io.mimodata.mixture.bpe}.
 */
package io.mimodata.mixture.tokenize;
