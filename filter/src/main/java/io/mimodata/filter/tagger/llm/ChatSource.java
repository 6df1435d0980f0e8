package io.mimodata.filter.tagger.llm;

import java.io.Serializable;

/** A model that can be opened wherever documents are. */
public interface ChatSource extends Serializable {
  /** Name of the model. */
  String model();

  /** Stands for the weights and how answers are drawn. */
  String revision();

  /** Questions that one task has under way at once. */
  int window();

  /**
   * Looks whether the model can answer, before anything is asked.
   *
   * @throws io.mimodata.document.StageException with what is wrong and the way out
   */
  void check();

  /** Opens the model in this process. */
  ChatModel open();
}
