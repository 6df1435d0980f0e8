package io.mimodata.synthgen.engine.http;

import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import java.util.List;

/**
 * A model on servers. Carries the key that they ask for to where engines are opened.
 *
 * @param key of the driver's environment
 */
public record ServedModel(HttpEngineSettings settings, ApiKey key) implements EngineSource {
  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public String revision() {
    return settings.revision();
  }

  @Override
  public int window() {
    return settings.maxInFlight();
  }

  @Override
  public List<String> check() {
    return EndpointCheck.require(settings, key);
  }

  @Override
  public Engine open() {
    return new HttpEngine(settings, key);
  }
}
