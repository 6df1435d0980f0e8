package io.mimodata.jobs.recipe;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.extract.ExtractConfig;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.SourceSpec;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.mixture.MixtureConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, resolved and checked.
 *
 * @param name of the run
 * @param seed of everything that is random
 * @param verifyFiles how deeply a stage's input is compared with its manifest
 * @param sources what is read
 * @param index folder of earlier dumps that dedup compares with and adds to; absent without one
 * @param synth absent where the recipe names no model: the stage is left out
 * @param evaluate of the command {@code evaluate}, which is no stage; absent where the recipe has
 *     none
 * @param resolved every key with its value, defaults included; as YAML it gives the same recipe
 */
public record Recipe(
    String name,
    long seed,
    InputCheck.Depth verifyFiles,
    List<SourceSpec> sources,
    IngestConfig ingest,
    ExtractConfig extract,
    DedupConfig dedup,
    Optional<String> index,
    FilterRecipe filter,
    Optional<SynthRecipe> synth,
    Optional<EvaluateRecipe> evaluate,
    MixtureConfig mixture,
    CurateRecipe curate,
    Map<String, Object> resolved) {
  /** The resolved keys of one section, for the manifest of the stage that it configures. */
  public Map<String, Object> section(String key) {
    @SuppressWarnings("unchecked")
    Map<String, Object> section = (Map<String, Object>) resolved.getOrDefault(key, Map.of());
    return section;
  }
}
