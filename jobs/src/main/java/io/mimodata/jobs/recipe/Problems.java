package io.mimodata.jobs.recipe;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, so that it can be reported together. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();

  /**
   * Notes one problem.
   *
   * @param place file and line, or option
   * @param path the key's path, or empty
   * @param message what is wrong and the way out
   */
  public void add(String place, String path, String message) {
    StringBuilder text = new StringBuilder();
    if (!place.isEmpty()) {
      text.append(place).append(": ");
    }
    if (!path.isEmpty()) {
      text.append(path).append(' ');
    }
    messages.add(text.append(message).toString());
  }

  /** Returns the messages in the order of their finding. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Throws if anything was found. */
  public void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new ConfigurationException(messages);
    }
  }
}
