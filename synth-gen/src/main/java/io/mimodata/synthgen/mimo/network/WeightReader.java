package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;

/** Reads weights of a checkpoint in one form for one kernel. */
record WeightReader(Checkpoint checkpoint, WeightForm form, Kernel kernel) {
  ModelConfig config() {
    return checkpoint.config();
  }

  Matrix matrix(String name, int rows, int columns) {
    return checkpoint.matrix(name, rows, columns, form, kernel);
  }

  float[] vector(String name, int length) {
    return checkpoint.vector(name, length);
  }

  float[] bias(String name, int length) {
    return config().attentionBias() ? vector(name, length) : new float[length];
  }
}
