package io.mimodata.synthgen;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the synth stage does: which model it asks, for which seeds, and how.
 *
 * @param endpoint base URL of an OpenAI-compatible server, its {@code /v1} included
 * @param modelName as the server knows it
 * @param apiKeyEnv environment variable of the driver that holds the API key; requests carry none
 *     where it is not set
 * @param strategies by {@link Strategy#key()}; a strategy that is not named takes nothing
 * @param maxSeeds greatest number of seeds over all strategies
 * @param temperature of sampling, 0..2; the report uses 0.6
 * @param topP of sampling, above 0 and at most 1; the report uses 0.95
 * @param maxTokens greatest length of an answer, its reasoning included
 * @param concurrency requests that one task has under way at once
 * @param retries attempts after the first, for HTTP 408, 409, 425, 429, 5xx and connections that
 *     break before a token came
 * @param timeoutSeconds time that one attempt may take
 * @param seed of the choice of seeds, of prompts and, with the document's id, of each request
 */
public record SynthConfig(
    String endpoint,
    String modelName,
    String apiKeyEnv,
    Map<String, StrategySpec> strategies,
    int maxSeeds,
    double temperature,
    double topP,
    int maxTokens,
    int concurrency,
    int retries,
    long timeoutSeconds,
    long seed)
    implements Serializable {
  public SynthConfig {
    strategies = Map.copyOf(strategies);
    List<String> problems = new ArrayList<>();
    if (!isHttpUrl(endpoint)) {
      problems.add("endpoint must be an http or https URL, cannot be: " + endpoint);
    }
    if (modelName == null || modelName.isBlank()) {
      problems.add("modelName must name a model, cannot be: " + modelName);
    }
    if (apiKeyEnv == null || apiKeyEnv.isBlank()) {
      problems.add("apiKeyEnv must name an environment variable, cannot be: " + apiKeyEnv);
    }
    for (String key : strategies.keySet()) {
      if (Strategy.ofKey(key).isEmpty()) {
        problems.add("strategies must be among " + keys() + ", cannot be: " + key);
      }
    }
    if (maxSeeds < 1) {
      problems.add("maxSeeds must be at least 1, cannot be: " + maxSeeds);
    }
    if (!(temperature >= 0 && temperature <= 2)) {
      problems.add("temperature must be from 0 to 2, cannot be: " + temperature);
    }
    if (!(topP > 0 && topP <= 1)) {
      problems.add("topP must be above 0 and at most 1, cannot be: " + topP);
    }
    if (maxTokens < 1) {
      problems.add("maxTokens must be at least 1, cannot be: " + maxTokens);
    }
    if (concurrency < 1 || concurrency > 1024) {
      problems.add("concurrency must be from 1 to 1024, cannot be: " + concurrency);
    }
    if (retries < 0 || retries > 100) {
      problems.add("retries must be from 0 to 100, cannot be: " + retries);
    }
    if (timeoutSeconds < 1) {
      problems.add("timeoutSeconds must be at least 1, cannot be: " + timeoutSeconds);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** All three strategies, sampled as in the report. */
  public static SynthConfig defaults(String endpoint, String modelName) {
    return new SynthConfig(
        endpoint,
        modelName,
        "OPENAI_API_KEY",
        Arrays.stream(Strategy.values())
            .collect(Collectors.toMap(Strategy::key, StrategySpec::defaultsOf)),
        1_000_000,
        0.6,
        0.95,
        8_192,
        8,
        4,
        600,
        42);
  }

  /** Names of the strategies, for messages. */
  public static List<String> keys() {
    return Arrays.stream(Strategy.values()).map(Strategy::key).toList();
  }

  /** The specifications by strategy, unnamed ones absent. */
  public Map<Strategy, StrategySpec> specs() {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategies.containsKey(strategy.key()))
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), strategy -> strategies.get(strategy.key())));
  }

  private static boolean isHttpUrl(String text) {
    if (text == null) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
