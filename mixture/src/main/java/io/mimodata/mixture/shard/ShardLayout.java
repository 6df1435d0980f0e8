package io.mimodata.mixture.shard;

import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.ShardFormat;
import io.mimodata.mixture.recipe.ShardSettings;
import io.mimodata.mixture.tokenize.Tokenizer;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the shards of one stage are laid out.
 *
 * @param settings of all stages
 * @param packing of documents into rows
 * @param context ids of a row, where documents are joined
 * @param tokenizer its name
 * @param vocabularySize decides the width of ids
 * @param pad id that stands for nothing
 * @param metadata for the footers of Parquet files
 */
public record ShardLayout(
    ShardSettings settings,
    Packing packing,
    int context,
    String tokenizer,
    int vocabularySize,
    int pad,
    Map<String, String> metadata)
    implements Serializable {

  public ShardLayout {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /**
   * The layout of a stage's shards; they are padded with the id that closes documents. Where no
   * format packs rows, documents are the rows.
   */
  public static ShardLayout of(
      ShardSettings settings, Packing wanted, int context, Tokenizer tokenizer) {
    boolean packs = settings.formats().stream().anyMatch(format -> packs(wanted, format));
    Packing packing = packs ? wanted : Packing.DOCUMENTS;
    return new ShardLayout(
        settings,
        packing,
        context,
        tokenizer.name(),
        tokenizer.vocabularySize(),
        tokenizer.eod(),
        Map.of(
            "mimodata.tokenizer.fingerprint", tokenizer.fingerprint(),
            "mimodata.tokenizer.vocabulary_size", Integer.toString(tokenizer.vocabularySize()),
            "mimodata.tokenizer.eod", Integer.toString(tokenizer.eod()),
            "mimodata.packing", packing.name().toLowerCase(java.util.Locale.ROOT),
            "mimodata.context", Integer.toString(context)));
  }

  /** Whether rows tell which ids are to be learned: where some are not. */
  public boolean masked() {
    return settings.maskPrompts() || packing != Packing.DOCUMENTS;
  }

  /** Ids of each row, or 0 where rows differ. */
  public int rowLength() {
    return packing == Packing.DOCUMENTS ? 0 : context;
  }

  /**
   * Whether a format's rows are packed. Readers of Megatron's and datatrove's files join documents
   * and cut them themselves: they get documents, but for rows that are to stay as they are.
   */
  boolean packs(ShardFormat format) {
    return packs(packing, format);
  }

  private static boolean packs(Packing packing, ShardFormat format) {
    return switch (packing) {
      case DOCUMENTS -> false;
      case CONCAT -> format == ShardFormat.PARQUET || format == ShardFormat.MDS;
      case BEST_FIT -> true;
    };
  }

  TokenWidth width() {
    return TokenWidth.of(vocabularySize);
  }
}
