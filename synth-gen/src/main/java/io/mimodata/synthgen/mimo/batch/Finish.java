package io.mimodata.synthgen.mimo.batch;

/** Why a text ended. */
public enum Finish {
  /** The model ended it, or a stop string came. */
  STOP,

  /** It has as many tokens as it may, or the model has no more positions. */
  LENGTH
}
