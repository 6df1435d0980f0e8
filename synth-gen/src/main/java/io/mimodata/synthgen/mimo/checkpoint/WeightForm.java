package io.mimodata.synthgen.mimo.checkpoint;

import java.util.Locale;

/** In which form weights are kept in memory. */
public enum WeightForm {
  /** As they are in the checkpoint. */
  STORED,

  /** As bfloat16, 2 bytes each; a checkpoint in F32 or F16 is rounded. */
  BF16,

  /** As bytes in blocks of 32 with a scale each, as llama.cpp's Q8_0: 1.125 bytes each. */
  Q8_0;

  /** The name in recipes and options, as in {@code q8_0}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
