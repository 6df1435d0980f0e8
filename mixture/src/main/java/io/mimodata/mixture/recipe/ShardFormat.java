package io.mimodata.mixture.recipe;

/** Formats of shards. */
public enum ShardFormat {
  /** Megatron-LM's {@code .bin} and {@code .idx}. */
  MEGATRON,
  /** Parquet rows of {@code input_ids} and {@code document_lengths}. */
  PARQUET,
  /** MosaicML streaming's {@code .mds} with {@code index.json}. */
  MDS,
  /** The {@code .ds} of datatrove and nanotron, with {@code .ds.index}. */
  DS
}
