package io.mimodata.synthgen.mimo.text;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.text.jinja.JinjaTemplate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form that a model's own chat template gives, without tools. Content comes through as it is,
 * {@link ModelTokenizer#BREAK} in it, too. Immutable and thread-safe.
 */
public final class JinjaChat implements ChatFormat {
  private final JinjaTemplate template;
  private final Map<String, String> tokens;
  private final Clock clock;

  /**
   * Creates the form.
   *
   * @param tokens spellings by the names under which the template knows them, as {@code bos_token}
   * @param clock for templates that tell the model the date
   */
  public JinjaChat(JinjaTemplate template, Map<String, String> tokens, Clock clock) {
    this.template = template;
    this.tokens = Map.copyOf(tokens);
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws StageException if the template refuses the conversation, or fails
   */
  @Override
  public String prompt(List<Turn> turns) {
    Map<String, Object> variables = new HashMap<>(tokens);
    variables.put(
        "messages",
        turns.stream()
            .map(turn -> Map.of("role", turn.role(), "content", turn.content()))
            .toList());
    variables.put("add_generation_prompt", true);
    variables.put("tools", null);
    variables.put("documents", null);
    return template.render(variables, clock);
  }
}
