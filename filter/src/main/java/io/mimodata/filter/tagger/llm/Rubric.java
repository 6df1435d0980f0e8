package io.mimodata.filter.tagger.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prompts by which a model grades a document. The document stands between two lines with a mark
 * that follows from its own text, so whoever wrote the text could not write them. Immutable.
 */
public final class Rubric {
  /** Changes with the meaning of domains and grades. */
  public static final String VERSION = "rubric-1";

  private static final int MARK_DIGITS = 16;
  private static final Pattern PLACE = Pattern.compile("\\{(mark|title|text)\\}");

  private final String system;
  private final String user;

  private Rubric(String system, String user) {
    this.system = system;
    this.user = user;
  }

  /** The rubric of {@link #VERSION}. */
  public static Rubric current() {
    return new Rubric(resource("-system.txt"), resource("-user.txt"));
  }

  private static String resource(String ending) {
    String name = "/io/mimodata/filter/tagger/llm/" + VERSION + ending;
    try (InputStream in = Objects.requireNonNull(Rubric.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands for every word of the prompts: 64 hexadecimal digits. */
  public String revision() {
    return Sha256.hex(system.getBytes(UTF_8), new byte[1], user.getBytes(UTF_8));
  }

  /**
   * Asks for domain and grades.
   *
   * @param title null if there is none
   * @param excerpt of the text
   */
  public List<ChatMessage> conversation(String title, String excerpt) {
    String heading = title == null || title.isBlank() ? "" : "Title: " + title.strip() + "\n\n";
    String mark = mark(heading + excerpt);
    Matcher places = PLACE.matcher(user);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value =
          switch (places.group(1)) {
            case "mark" -> mark;
            case "title" -> heading;
            default -> excerpt;
          };
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    places.appendTail(filled);
    return List.of(new ChatMessage("system", system), new ChatMessage("user", filled.toString()));
  }

  private static String mark(String document) {
    String mark = Sha256.hex(document.getBytes(UTF_8)).substring(0, MARK_DIGITS);
    while (document.contains(mark)) {
      mark = Sha256.hex(mark.getBytes(UTF_8)).substring(0, MARK_DIGITS);
    }
    return mark;
  }
}
