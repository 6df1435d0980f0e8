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
   * Looks whether the tagger can work; on the driver, before anything is tagged.
   *
   * @throws io.mimodata.document.StageException with what is wrong and the way out
   */
  default void check() {}

  /** Opens the tagger in this process. */
  Tagger open();
}
