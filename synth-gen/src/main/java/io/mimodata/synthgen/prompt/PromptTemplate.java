package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.Strategy;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One form of a strategy's prompt, with its wording in one or more languages.
 *
 * @param id lower-case words joined by dots, as in {@code passage.derive}
 * @param version at least 1; a changed wording gets a new one
 * @param strategy that uses it
 * @param audiences ids of the audiences that it may address; empty if it addresses none
 * @param weight how often the form is chosen beside others of its strategy, relative to theirs; 0
 *     for a form that is used only where a recipe names it
 * @param languages of the wordings, ISO 639-1; the first stands in for languages without one
 * @param wordings by language
 */
public record PromptTemplate(
    String id,
    int version,
    Strategy strategy,
    List<String> audiences,
    int weight,
    List<String> languages,
    Map<String, Wording> wordings)
    implements Serializable {
  /**
   * The texts of a template in one language, placeholders in them.
   *
   * @param system of the system message, or null for none
   * @param user of the user message
   */
  public record Wording(String system, String user) implements Serializable {}

  public PromptTemplate {
    audiences = List.copyOf(audiences);
    languages = List.copyOf(languages);
    wordings = Map.copyOf(wordings);
  }

  /** The name that rows carry, as in {@code passage.derive@1}. */
  public String name() {
    return id + "@" + version;
  }

  /** The language of the wording for texts of a language, null for an unknown one. */
  String wordingLanguage(String language) {
    return language != null && wordings.containsKey(language) ? language : languages.get(0);
  }
}
