/**
 * Files of token ids: Megatron's {@code .bin/.idx}, Parquet, MosaicML's {@code .mds}, datatrove's
 * {@code .ds}, written and read. {@link io.mimodata.mixture.shard.TokenReader#open} reads any of
 * them. Nothing here knows Spark; files are reached through Hadoop's file systems.
 */
package io.mimodata.mixture.shard;
