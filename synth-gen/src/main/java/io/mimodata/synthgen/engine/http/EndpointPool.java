package io.mimodata.synthgen.engine.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The servers of an engine, among which requests are spread. Not thread-safe. */
final class EndpointPool {
  private final List<Endpoint> endpoints;
  private final int maxInFlight;
  private int turn;

  EndpointPool(List<Endpoint> endpoints, int maxInFlight) {
    this.endpoints = List.copyOf(endpoints);
    this.maxInFlight = maxInFlight;
  }

  /** The server with room that has the least under way; those that have as little take turns. */
  Optional<Endpoint> withRoom(long now) {
    if (endpoints.stream().mapToInt(Endpoint::inFlight).sum() >= maxInFlight) {
      return Optional.empty();
    }
    Endpoint best = null;
    turn++;
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint endpoint = endpoints.get((turn + i) % endpoints.size());
      if (endpoint.hasRoom(now) && (best == null || endpoint.inFlight() < best.inFlight())) {
        best = endpoint;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Time until the next pause is over, 0 when none is under way. */
  long nanosToWait(long now) {
    return endpoints.stream()
        .mapToLong(endpoint -> endpoint.nanosToWait(now))
        .filter(nanos -> nanos > 0)
        .min()
        .orElse(0);
  }

  /** Whether no server works and none is being tried. */
  boolean isDown() {
    return endpoints.stream().allMatch(endpoint -> endpoint.isDown() && !endpoint.isProbed());
  }

  /** How long no server has worked; only when all are down. */
  long nanosDown(long now) {
    return endpoints.stream().mapToLong(endpoint -> now - endpoint.downSince()).min().orElseThrow();
  }

  /** Each server with what is wrong with it. */
  String faults() {
    return endpoints.stream()
        .map(endpoint -> endpoint.url() + " (" + endpoint.lastFault() + ")")
        .collect(Collectors.joining(", "));
  }
}
