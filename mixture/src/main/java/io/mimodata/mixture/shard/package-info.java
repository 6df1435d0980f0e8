/**
 * Files of token ids: Megatron's {@code .bin/.idx} and Parquet, written and read. {@link
 * io.mimodata.mixture.shard.TokenReader#open} reads either. Nothing here knows Spark; files are
 * reached through Hadoop's file systems.
 */
package io.mimodata.mixture.shard;
