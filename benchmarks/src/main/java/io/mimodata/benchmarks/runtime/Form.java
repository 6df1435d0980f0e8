package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.checkpoint.WeightForm;

/** Forms of weights that are measured, ours and llama.cpp's counterpart. */
enum Form {
  BF16(WeightForm.STORED, GgufFile.Type.F16),
  Q8_0(WeightForm.Q8_0, GgufFile.Type.Q8_0);

  private final WeightForm ours;
  private final GgufFile.Type theirs;

  Form(WeightForm ours, GgufFile.Type theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  WeightForm ours() {
    return ours;
  }

  GgufFile.Type theirs() {
    return theirs;
  }
}
