package io.mimodata.synthgen.engine;

import java.io.Serializable;
import java.util.List;

/** A model that engines can be opened on, wherever they are needed. */
public interface EngineSource extends Serializable {
  /** Name of the model, as in {@link Engine#model}. */
  String model();

  /** Stands for the weights, as in {@link Engine#revision}. */
  String revision();

  /** Requests that one task holds; of those of all tasks the engine takes what it has room for. */
  int window();

  /**
   * Looks whether the model can answer; on the driver, before anything is asked.
   *
   * @return what its user should know, though it is no reason to stop
   * @throws io.mimodata.document.StageException with what is wrong and the way out
   */
  List<String> check();

  /** Opens an engine in this process. */
  Engine open();
}
