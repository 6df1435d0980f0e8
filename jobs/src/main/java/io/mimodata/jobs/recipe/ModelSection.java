package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.Protocol;
import io.mimodata.synthgen.engine.http.Timeouts;
import io.mimodata.synthgen.engine.local.ModelFolder;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import java.util.List;

/** Reads the keys that name a language model and how it is asked. */
final class ModelSection {
  private static final String DEFAULT_KEY = "OPENAI_API_KEY";

  /** Texts that a model in this process has in its batch, unless the recipe says otherwise. */
  private static final int LOCAL_WINDOW = 32;

  private ModelSection() {}

  static ModelRecipe read(Section section) {
    List<String> locations = section.strings("model", List.of());
    if (locations.isEmpty()) {
      section.problem(
          "model", "is missing: the URL of an OpenAI-compatible server, a model's folder, or demo");
    }
    boolean served = locations.stream().allMatch(ModelRecipe::isUrl);
    if (!served && locations.size() > 1) {
      section.problem("model", "must be URLs of servers, or one folder, cannot be: " + locations);
    }
    String name = section.text("model_name", served ? null : usualName(locations.get(0)));
    if (name == null) {
      section.problem("model_name", "is missing: the model's name as the server knows it");
    }
    int concurrency = served ? HttpEngineSettings.MAX_IN_FLIGHT : LOCAL_WINDOW;
    ModelRecipe model =
        new ModelRecipe(
            locations,
            name == null ? "model" : name,
            section.text("api_key_env", DEFAULT_KEY),
            section.choice("protocol", Protocol.CHAT, Protocol.class),
            section.choice("weights", WeightForm.STORED, WeightForm.class),
            (int) section.integer("concurrency", concurrency, 1, 4_096),
            (int) section.integer("retries", HttpEngineSettings.RETRIES, 0, 100),
            (int) section.integer("paid_retries", HttpEngineSettings.PAID_RETRIES, 0, 100),
            section.checked(Timeouts.DEFAULTS, () -> timeouts(section)));
    if (served && !locations.isEmpty()) {
      section.checked(null, model::httpSettings);
    }
    return model;
  }

  private static String usualName(String folder) {
    return folder.equals(ModelFolder.DEMO)
        ? "mimo-data-demo"
        : folder.replaceAll("/+$", "").replaceAll(".*/", "");
  }

  private static Timeouts timeouts(Section section) {
    Timeouts within = Timeouts.within(section.duration("timeout", Timeouts.DEFAULTS.total()));
    return new Timeouts(
        within.connect(),
        section.duration("first_token_timeout", within.firstToken()),
        section.duration("idle_timeout", within.betweenTokens()),
        within.total());
  }
}
