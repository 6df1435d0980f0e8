package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.document.StageException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A chat template. Immutable and thread-safe.
 *
 * <p>It gives the text that Jinja2 gives, set up as transformers does it. These differ: {@code
 * safe} marks nothing; ranges and the results of filters are lists; whole numbers have 64 bits. A
 * filter, a test or a method that isn't known is an error when it is reached, not before.
 */
public final class JinjaTemplate {
  private final String name;
  private final List<Statement> body;

  private JinjaTemplate(String name, List<Statement> body) {
    this.name = name;
    this.body = body;
  }

  /**
   * Reads a template.
   *
   * @param name of the file, for messages
   * @throws StageException with the line, if it isn't Jinja or more of Jinja than we know
   */
  public static JinjaTemplate parse(String name, String source) {
    Lexer lexer = new Lexer(source);
    Tokens tokens = null;
    try {
      tokens = new Tokens(lexer.tokens());
      return new JinjaTemplate(name, new StatementParser(tokens).template());
    } catch (TemplateException e) {
      throw error(name, tokens == null ? lexer.line() : tokens.line(), e);
    }
  }

  /**
   * Returns the text that the template makes of variables.
   *
   * @param variables strings, numbers, booleans, null, and lists and maps of them
   * @param clock for {@code strftime_now}
   * @throws StageException with the line, if the template refuses them, fails, or works too long
   */
  public String render(Map<String, ?> variables, Clock clock) {
    Rendering rendering = new Rendering(clock);
    try {
      Scope scope = Scope.of(rendering, variables);
      Output output = new Output(rendering);
      scope.run(body, output);
      return output.toString();
    } catch (TemplateException e) {
      throw error(name, rendering.line(), e);
    }
  }

  private static StageException error(String name, int line, TemplateException e) {
    return new StageException(
        e.isRefusal()
            ? "%s, line %d, refuses the conversation: %s".formatted(name, line, e.getMessage())
            : "%s, line %d: %s; put a template that does without it in chat_template.jinja"
                .formatted(name, line, e.getMessage()),
        e);
  }
}
