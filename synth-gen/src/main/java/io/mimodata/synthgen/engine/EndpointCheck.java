package io.mimodata.synthgen.engine;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.SynthConfig;
import java.util.List;

/**
 * Looks, before a stage starts, whether its endpoint is there, takes the key and serves the model.
 *
 * <p>It asks for the list of models. A server that has no such list, or whose list lacks the name
 * (some know aliases that they don't list), is asked for an answer of one token instead, and that
 * decides.
 */
public final class EndpointCheck {
  private static final int RETRIES = 1;

  private EndpointCheck() {}

  /**
   * Returns when the endpoint can serve the stage.
   *
   * @throws StageException with the URL, what is wrong and the way out
   */
  public static void require(SynthConfig config, String apiKey) {
    OpenAIClient client = OpenAiEngine.client(config, apiKey, Math.min(RETRIES, config.retries()));
    try {
      List<String> served = served(client, config);
      if (!served.contains(config.modelName())) {
        probe(client, config, served);
      }
    } finally {
      client.close();
    }
  }

  private static List<String> served(OpenAIClient client, SynthConfig config) {
    try {
      return client.models().list().data().stream().map(model -> model.id()).toList();
    } catch (OpenAIServiceException e) {
      if (e.statusCode() == 401 || e.statusCode() == 403) {
        throw denied(config, e);
      }
      return List.of();
    } catch (OpenAIException e) {
      if (OpenAiEngine.isUnreachable(e)) {
        throw unreachable(config, e);
      }
      return List.of();
    }
  }

  private static void probe(OpenAIClient client, SynthConfig config, List<String> served) {
    try {
      client
          .chat()
          .completions()
          .create(OpenAiEngine.params(config, new GenerationRequest("1 + 1 =", 0), 1));
    } catch (OpenAIServiceException e) {
      if (e.statusCode() == 401 || e.statusCode() == 403) {
        throw denied(config, e);
      }
      throw new StageException(
          "The model endpoint %s answers HTTP %d for the model %s: %s. %s"
              .formatted(
                  config.endpoint(),
                  e.statusCode(),
                  config.modelName(),
                  OpenAiEngine.firstLine(e),
                  served.isEmpty()
                      ? "Check the URL (most servers expect a path that ends in /v1) and the model's name."
                      : "It serves: " + String.join(", ", served) + "."),
          e);
    } catch (OpenAIException e) {
      throw unreachable(config, e);
    }
  }

  private static StageException denied(SynthConfig config, OpenAIServiceException e) {
    return new StageException(
        "The model endpoint %s refuses the API key (HTTP %d). Set the environment variable %s to a valid one."
            .formatted(config.endpoint(), e.statusCode(), config.apiKeyEnv()),
        e);
  }

  private static StageException unreachable(SynthConfig config, OpenAIException e) {
    return new StageException(
        "The model endpoint %s gives no answer (%s). Check the URL, start the server, or leave the synth stage out of the recipe."
            .formatted(config.endpoint(), OpenAiEngine.describe(OpenAiEngine.rootCause(e))),
        e);
  }
}
