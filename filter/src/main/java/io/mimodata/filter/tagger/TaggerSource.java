package io.mimodata.filter.tagger;

import java.io.Serializable;
import java.util.Set;

/** A tagger that can be opened wherever documents are. */
public interface TaggerSource extends Serializable {
  /** Name and version for the row, as in {@code default-linear 1.0.0}. */
  String model();

  /**
   * Stands for everything that decides the tags: the model's content, prompts, settings. Tags that
   * are kept are found by it.
   */
  String revision();

  /** Whether it tells a domain. */
  boolean tellsDomain();

  /** The dimensions that it grades. */
  Set<Dimension> dimensions();

  /**
   * How many documents its tagger likes to see at once. 1 if it makes no difference: then a
   * document is tagged within its time limit.
   */
  default int batchSize() {
    return 1;
  }

  /**
   * Looks whether the tagger can work; on the driver, before anything is tagged. Not asked where
   * tags of its revision are kept, which may be all that there are.
   *
   * @throws io.mimodata.document.StageException with what is wrong and the way out
   */
  default void check() {}

  /** Opens the tagger in this process. */
  Tagger open();
}
