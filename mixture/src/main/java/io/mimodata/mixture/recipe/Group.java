package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * Documents that a recipe speaks of together: {@code maths+code} is all documents whose domain or
 * source is {@code maths} or {@code code}; the name {@link #SYNTHETIC} is all generated ones.
 *
 * @param name as in the recipe
 * @param members the names joined in it
 */
public record Group(String name, List<String> members) implements Serializable {
  /** Name of the documents that were generated. */
  public static final String SYNTHETIC = "synthetic";

  /** Name that stands for the documents in no other group of a stage. */
  public static final String OTHER = "other";

  public Group {
    members = List.copyOf(members);
  }

  /**
   * Reads {@code a+b}.
   *
   * @throws IllegalArgumentException if a name is empty or stands twice
   */
  public static Group parse(String name) {
    List<String> members = List.of(name.split("\\+", -1)).stream().map(String::strip).toList();
    if (members.contains("")) {
      throw new IllegalArgumentException(
          "A group must be names joined by +, as in maths+code, cannot be: " + name);
    }
    if (members.stream().distinct().count() < members.size()) {
      throw new IllegalArgumentException("A group must name each member once, cannot be: " + name);
    }
    return new Group(name, members);
  }
}
