package io.mimodata.extract.html.dom;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The words of classes and ids, in which pages name the parts they are made of: {@code postBody},
 * {@code post-body} and {@code post_body12} are all {@code post body}.
 */
public final class NameWords {
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern SEPARATOR = Pattern.compile("[^a-z]+");

  private NameWords() {}

  /** Words of a name in lower case, in order. */
  public static List<String> of(String name) {
    if (name.isEmpty()) {
      return List.of();
    }
    String spaced = CAMEL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    return SEPARATOR.splitAsStream(spaced).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether a class or the id of an element has one of the words. */
  public static boolean hasAny(Element element, Set<String> words) {
    return hasAny(element.className(), words) || hasAny(element.id(), words);
  }

  private static boolean hasAny(String name, Set<String> words) {
    return !name.isEmpty() && of(name).stream().anyMatch(words::contains);
  }
}
