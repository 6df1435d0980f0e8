package io.mimodata.jobs.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages in their order, and the folder that each has in a run's output. */
public enum StageName {
  INGEST("raw"),
  EXTRACT("extracted"),
  DEDUP("deduped"),
  FILTER("filtered"),
  SYNTH("synthetic"),
  MIXTURE("mixture");

  private final String folder;

  StageName(String folder) {
    this.folder = folder;
  }

  /** Name of the stage's folder in a run's output. */
  public String folder() {
    return folder;
  }

  /** Name of the stage, as in recipes, ledgers and manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StageName> ofKey(String key) {
    return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
  }
}
