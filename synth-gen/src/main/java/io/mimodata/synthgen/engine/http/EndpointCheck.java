package io.mimodata.synthgen.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Looks, before a stage starts, whether its endpoints are there, take the key and serve the model.
 *
 * <p>Each is asked for the list of models. A server that has no such list, or whose list lacks the
 * name (some know aliases that they don't list), is asked for an answer of one token instead, and
 * that decides.
 */
public final class EndpointCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> DENIED = Set.of(401, 403);

  private final HttpEngineSettings settings;
  private final ApiKey key;
  private final HttpClient client;
  private final RetryPolicy retries;

  private EndpointCheck(HttpEngineSettings settings, ApiKey key) {
    this.settings = settings;
    this.key = key;
    client = HttpEngine.client(settings);
    retries = new RetryPolicy(settings.backoff(), settings.maxBackoff(), new SplittableRandom());
  }

  /**
   * Returns when at least one endpoint can serve the stage and no other is set up wrongly, with
   * what is the matter with those that gave no answer.
   *
   * @throws StageException with the URLs, what is wrong with each and the way out
   */
  public static List<String> require(HttpEngineSettings settings, ApiKey key) {
    return new EndpointCheck(settings, key).run();
  }

  private List<String> run() {
    List<String> absent = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String endpoint : settings.endpoints()) {
      try {
        check(endpoint).ifPresent(wrong::add);
      } catch (IOException e) {
        absent.add(unreachable(endpoint, e));
      }
    }
    if (wrong.isEmpty() && absent.size() < settings.endpoints().size()) {
      return absent;
    }
    wrong.addAll(absent);
    throw new StageException(String.join("\n", wrong));
  }

  /** What is wrong with an endpoint that answers. */
  private Optional<String> check(String endpoint) throws IOException {
    HttpResponse<String> list = ask(HttpEngine.request(endpoint, "models", key).GET());
    if (DENIED.contains(list.statusCode())) {
      return denied(endpoint, list.statusCode());
    }
    List<String> served = served(list);
    if (served.contains(settings.model())) {
      return Optional.empty();
    }
    HttpResponse<String> answer =
        ask(
            HttpEngine.request(endpoint, settings.protocol().path(), key)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        RequestBody.probe(settings.model(), settings.protocol()))));
    if (DENIED.contains(answer.statusCode())) {
      return denied(endpoint, answer.statusCode());
    }
    return answer.statusCode() == 200 ? Optional.empty() : refused(endpoint, answer, served);
  }

  /** Asks until the answer is one that would stay, or the retries are used up. */
  private HttpResponse<String> ask(HttpRequest.Builder builder) throws IOException {
    HttpRequest request = builder.timeout(settings.timeouts().firstToken()).build();
    try {
      for (int retry = 0; ; retry++) {
        try {
          HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
          if (retry == settings.retries() || !RetryPolicy.mayPass(answer.statusCode())) {
            return answer;
          }
        } catch (IOException e) {
          if (retry == settings.retries()) {
            throw e;
          }
        }
        Thread.sleep(retries.backoff(retry).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("Interrupted while asking the model endpoint " + request.uri(), e);
    }
  }

  private static List<String> served(HttpResponse<String> list) {
    List<String> names = new ArrayList<>();
    if (list.statusCode() == 200) {
      try {
        for (JsonNode model : JSON.readTree(list.body()).path("data")) {
          names.add(model.path("id").asText());
        }
      } catch (JsonProcessingException e) {
        return List.of();
      }
    }
    return names;
  }

  private Optional<String> refused(
      String endpoint, HttpResponse<String> answer, List<String> served) {
    return Optional.of(
        "The model endpoint %s answers HTTP %d for the model %s: %s. %s"
            .formatted(
                endpoint,
                answer.statusCode(),
                settings.model(),
                key.brief(AnswerReader.errorMessage(answer.body())),
                served.isEmpty()
                    ? "Check the URL (most servers expect a path that ends in /v1) and the model's name."
                    : "It serves: " + String.join(", ", served) + "."));
  }

  private Optional<String> denied(String endpoint, int status) {
    return Optional.of(
        "The model endpoint %s refuses the API key (HTTP %d). Set the environment variable %s to a valid one."
            .formatted(endpoint, status, key.variable()));
  }

  private static String unreachable(String endpoint, IOException e) {
    String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
    return "The model endpoint %s gives no answer (%s%s). Check the URL, start the server, or leave the synth stage out of the recipe."
        .formatted(endpoint, e.getClass().getSimpleName(), detail);
  }
}
