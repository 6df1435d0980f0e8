package io.mimodata.synthgen.mimo.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.text.jinja.JinjaTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the form of a model's conversations in its folder: the template in {@code
 * chat_template.jinja}, or else the one in {@code tokenizer_config.json}, or else {@link ChatMl}.
 */
public final class ChatFormats {
  private static final String TEMPLATE = "chat_template.jinja";
  private static final String CONFIG = "tokenizer_config.json";

  /** Under this name, a configuration has one template or a list of named ones. */
  private static final String KEY = "chat_template";

  private static final String DEFAULT = "default";

  private ChatFormats() {}

  /** The form of a model for which today is today. */
  public static ChatFormat of(Path folder) {
    return of(folder, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * Reads the form of a model.
   *
   * @param clock a fixed one where prompts must be the same again on another day: some templates
   *     tell the model the date
   * @throws StageException if a file is damaged, or its template is none that we know
   */
  public static ChatFormat of(Path folder, Clock clock) {
    Path config = folder.resolve(CONFIG);
    JsonNode settings = Files.exists(config) ? json(config) : MissingNode.getInstance();
    Path file = folder.resolve(TEMPLATE);
    JinjaTemplate template;
    if (Files.exists(file)) {
      template = JinjaTemplate.parse(file.toString(), text(file));
    } else if (settings.hasNonNull(KEY)) {
      template = JinjaTemplate.parse(config + " " + KEY, inline(settings.get(KEY), config));
    } else {
      return new ChatMl();
    }
    return new JinjaChat(template, tokens(settings), clock);
  }

  private static String inline(JsonNode template, Path config) {
    if (template.isTextual()) {
      return template.textValue();
    }
    List<String> names = new ArrayList<>();
    for (JsonNode named : template) {
      names.add(named.path("name").asText());
      if (named.path("name").asText().equals(DEFAULT) && named.path("template").isTextual()) {
        return named.path("template").textValue();
      }
    }
    throw new StageException(
        "%s must have a template or a list with one named %s under %s, but has %s; put the right one in %s"
            .formatted(config, DEFAULT, KEY, names, TEMPLATE));
  }

  /** The tokens that a configuration names, each as a text or as an object that has the text. */
  private static Map<String, String> tokens(JsonNode settings) {
    Map<String, String> tokens = new HashMap<>();
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      JsonNode value = setting.getValue();
      JsonNode content = value.isObject() ? value.path("content") : value;
      if (setting.getKey().endsWith("_token") && content.isTextual()) {
        tokens.put(setting.getKey(), content.textValue());
      }
    }
    return tokens;
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StageException unreadable(Path file, IOException e) {
    return new StageException("%s can't be read: %s".formatted(file, e.getMessage()), e);
  }
}
