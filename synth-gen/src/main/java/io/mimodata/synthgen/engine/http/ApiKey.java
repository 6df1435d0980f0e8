package io.mimodata.synthgen.engine.http;

import java.io.Serializable;
import java.util.Optional;

/**
 * The secret that a server asks for. It comes from an environment variable and goes into the
 * request's header, nowhere else: {@link #toString} hides it, and messages of servers pass through
 * {@link #brief} since some repeat it.
 */
public final class ApiKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String HIDDEN = "***";
  private static final int MAX_DETAIL = 300;

  private final String variable;
  private final String secret;

  private ApiKey(String variable, String secret) {
    this.variable = variable;
    this.secret = secret;
  }

  /**
   * Reads the variable; one that is not set or blank means that requests carry no key.
   *
   * @throws IllegalArgumentException when its value can't be sent; the message does not show it
   */
  public static ApiKey fromEnvironment(String variable) {
    return of(variable, System.getenv(variable));
  }

  static ApiKey of(String variable, String value) {
    String secret = value == null ? "" : value.strip();
    if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "The environment variable %s holds characters that no API key has.".formatted(variable));
    }
    return new ApiKey(variable, secret);
  }

  /** Name of the variable. */
  String variable() {
    return variable;
  }

  Optional<String> authorization() {
    return secret.isEmpty() ? Optional.empty() : Optional.of("Bearer " + secret);
  }

  /** What a server said without the key, on one line and not too long, in this order. */
  String brief(String text) {
    String safe = secret.isEmpty() ? text : text.replace(secret, HIDDEN);
    String line = safe.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + " …";
  }

  @Override
  public String toString() {
    return "ApiKey[" + variable + (secret.isEmpty() ? ", not set]" : ", " + HIDDEN + "]");
  }
}
