package io.mimodata.synthgen.document;

import io.mimodata.document.DocumentId;
import io.mimodata.document.Span;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.List;

/**
 * A document that a model made from a seed.
 *
 * @param id of the new document, a function of seed, template, sample and text
 * @param question content of the user message
 * @param answer content of the assistant message, thinking in its tags
 * @param text Markdown of question and answer, as pre-training reads it
 * @param spans formulas and code in the text
 */
public record SyntheticDocument(
    String id, String question, String answer, String text, List<Span> spans) {
  /** Name of the source that synthetic documents carry. */
  public static final String SOURCE = "synthetic";

  /** Nobody has checked the answer yet. */
  public static final String UNVERIFIED = "unverified";

  /** The document of a prompt and what the model answered. */
  public static SyntheticDocument of(String seedId, Prompt prompt, AssistantMessage message) {
    String answer = message.content();
    GeneratedMarkdown markdown = GeneratedMarkdown.of(prompt.text() + "\n\n" + answer);
    return new SyntheticDocument(
        DocumentId.derived(seedId, prompt.template() + "#" + prompt.sample(), markdown.text()),
        prompt.text(),
        answer,
        markdown.text(),
        markdown.spans());
  }
}
