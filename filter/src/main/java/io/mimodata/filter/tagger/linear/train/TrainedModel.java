package io.mimodata.filter.tagger.linear.train;

/** What a training gives. Immutable. */
public final class TrainedModel {
  private final byte[] file;
  private final TrainingReport report;

  TrainedModel(byte[] file, TrainingReport report) {
    this.file = file;
    this.report = report;
  }

  /** Bytes of the model's file. */
  public byte[] file() {
    return file.clone();
  }

  /** How good it is. */
  public TrainingReport report() {
    return report;
  }
}
