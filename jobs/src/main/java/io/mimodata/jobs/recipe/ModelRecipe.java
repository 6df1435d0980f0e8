package io.mimodata.jobs.recipe;

import io.mimodata.synthgen.engine.http.HttpEngineSettings;
import io.mimodata.synthgen.engine.http.Protocol;
import io.mimodata.synthgen.engine.http.Timeouts;
import io.mimodata.synthgen.engine.local.ModelFolder;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import java.io.Serializable;
import java.util.List;

/**
 * Which model a recipe wants, and how it is asked.
 *
 * @param locations base URLs of servers that serve the same model, or one folder of a model, or
 *     {@link ModelFolder#DEMO}
 * @param name of the model, as servers know it
 * @param apiKeyEnv environment variable of the driver that holds the servers' key
 * @param protocol of servers
 * @param weights form in which a model in this process is kept
 * @param concurrency requests that the tasks of one process have under way together
 * @param retries of a server after what cost nothing
 * @param paidRetries of a server after what it has done work for
 */
public record ModelRecipe(
    List<String> locations,
    String name,
    String apiKeyEnv,
    Protocol protocol,
    WeightForm weights,
    int concurrency,
    int retries,
    int paidRetries,
    Timeouts timeouts)
    implements Serializable {
  /** Whether the model is on servers, and not in this process. */
  public boolean isServed() {
    return locations.stream().allMatch(ModelRecipe::isUrl);
  }

  /** How servers are asked. */
  public HttpEngineSettings httpSettings() {
    return HttpEngineSettings.builder(locations, name)
        .protocol(protocol)
        .maxInFlight(concurrency)
        .retries(retries)
        .paidRetries(paidRetries)
        .timeouts(timeouts)
        .build();
  }

  static boolean isUrl(String location) {
    return location.matches("(?i)https?://.*");
  }
}
