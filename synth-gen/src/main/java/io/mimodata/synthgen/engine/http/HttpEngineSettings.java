package io.mimodata.synthgen.engine.http;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which servers an {@link HttpEngine} asks, and with how much patience. Holds no secret.
 *
 * @param endpoints base URLs, their {@code /v1} included; all serve the same model
 * @param model as the servers know it
 * @param revision stands for the weights behind the name
 * @param streaming whether to ask for answers token by token; a server that can't do that is asked
 *     for whole ones
 * @param maxInFlight greatest number of requests under way at once, over all endpoints
 * @param retries attempts after the first for what costs nothing: refused and dropped connections
 *     and busy or broken servers, before a token came
 * @param paidRetries further attempts after one that the server has done work for
 * @param backoff bound of the first random wait before a retry; doubled for each further one
 * @param maxBackoff greatest such bound
 * @param patience how long all endpoints may be down at once before the engine gives up
 * @param toleratedQueueing the window never shrinks for a first token that comes within this time
 */
public record HttpEngineSettings(
    List<String> endpoints,
    String model,
    String revision,
    Protocol protocol,
    boolean streaming,
    int maxInFlight,
    int retries,
    int paidRetries,
    Timeouts timeouts,
    Duration backoff,
    Duration maxBackoff,
    Duration patience,
    Duration toleratedQueueing)
    implements Serializable {
  /** Defaults of the bounds that users change most. */
  public static final int MAX_IN_FLIGHT = 64;

  public static final int RETRIES = 6;
  public static final int PAID_RETRIES = 1;

  public HttpEngineSettings {
    endpoints = List.copyOf(endpoints);
    List<String> problems = new ArrayList<>();
    if (endpoints.isEmpty()) {
      problems.add("endpoints must name a server");
    }
    endpoints.forEach(endpoint -> check(endpoint, problems));
    if (model.isBlank()) {
      problems.add("model must be named");
    }
    if (maxInFlight < 1) {
      problems.add("maxInFlight must be at least 1, cannot be: " + maxInFlight);
    }
    if (retries < 0) {
      problems.add("retries must be at least 0, cannot be: " + retries);
    }
    if (paidRetries < 0) {
      problems.add("paidRetries must be at least 0, cannot be: " + paidRetries);
    }
    for (Duration duration : List.of(backoff, maxBackoff, patience, toleratedQueueing)) {
      if (duration.isNegative()) {
        problems.add("durations must be at least 0, cannot be: " + duration);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void check(String endpoint, List<String> problems) {
    URI uri;
    try {
      uri = new URI(endpoint);
    } catch (URISyntaxException e) {
      problems.add("endpoints must be http or https URLs, cannot be: " + endpoint);
      return;
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
      problems.add(
          "an endpoint must hold no user, password or query; keys come from the environment");
    } else if (!("http".equalsIgnoreCase(uri.getScheme())
            || "https".equalsIgnoreCase(uri.getScheme()))
        || uri.getHost() == null) {
      problems.add("endpoints must be http or https URLs, cannot be: " + endpoint);
    }
  }

  /** Settings for chat with one or more servers, everything else at its default. */
  public static Builder builder(List<String> endpoints, String model) {
    return new Builder(endpoints, model);
  }

  /** Changes single settings. */
  public static final class Builder {
    private final List<String> endpoints;
    private final String model;
    private String revision;
    private Protocol protocol = Protocol.CHAT;
    private boolean streaming = true;
    private int maxInFlight = MAX_IN_FLIGHT;
    private int retries = RETRIES;
    private int paidRetries = PAID_RETRIES;
    private Timeouts timeouts = Timeouts.DEFAULTS;
    private Duration backoff = Duration.ofMillis(500);
    private Duration maxBackoff = Duration.ofSeconds(30);
    private Duration patience = Duration.ofMinutes(2);
    private Duration toleratedQueueing = Duration.ofSeconds(5);

    private Builder(List<String> endpoints, String model) {
      this.endpoints = endpoints;
      this.model = model;
      this.revision = model;
    }

    public Builder revision(String value) {
      revision = value;
      return this;
    }

    public Builder protocol(Protocol value) {
      protocol = value;
      return this;
    }

    public Builder streaming(boolean value) {
      streaming = value;
      return this;
    }

    public Builder maxInFlight(int value) {
      maxInFlight = value;
      return this;
    }

    public Builder retries(int value) {
      retries = value;
      return this;
    }

    public Builder paidRetries(int value) {
      paidRetries = value;
      return this;
    }

    public Builder timeouts(Timeouts value) {
      timeouts = value;
      return this;
    }

    /**
     * Random waits before retries.
     *
     * @param first bound of the first wait
     * @param greatest bound of any wait
     */
    public Builder backoff(Duration first, Duration greatest) {
      backoff = first;
      maxBackoff = greatest;
      return this;
    }

    public Builder patience(Duration value) {
      patience = value;
      return this;
    }

    public Builder toleratedQueueing(Duration value) {
      toleratedQueueing = value;
      return this;
    }

    public HttpEngineSettings build() {
      return new HttpEngineSettings(
          endpoints,
          model,
          revision,
          protocol,
          streaming,
          maxInFlight,
          retries,
          paidRetries,
          timeouts,
          backoff,
          maxBackoff,
          patience,
          toleratedQueueing);
    }
  }
}
