package io.mimodata.synthgen.engine;

/** Answers prompts. Thread-safe; built once a task and closed at its end. */
public interface Engine extends AutoCloseable {
  /**
   * Answers one prompt, or says why there is no answer to keep.
   *
   * @throws io.mimodata.document.StageException when the engine itself is out of reach, which is no
   *     fault of the prompt
   */
  Generation generate(GenerationRequest request);

  @Override
  void close();
}
