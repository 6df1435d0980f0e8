package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.seed.SeedOrder;
import java.io.Serializable;
import java.util.List;

/**
 * Writes the prompt of a seed document.
 *
 * <p>A problem is asked as it stands. A passage or a general text is put below an instruction, one
 * of several by a hash of the document's id, since the prompt becomes a part of the training
 * document and one wording in a million documents would teach that wording. A text longer than the
 * limit is cut at a paragraph, see {@link Passage}. Immutable, thread-safe.
 */
public final class PromptBuilder implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Characters of a seed that a prompt holds at most: about a quarter of an 8K-token context. */
  public static final int MAX_SEED_CHARACTERS = 8_000;

  private static final String VERSION = "/1.";

  private static final List<String> PASSAGE =
      List.of(
          """
          Read the passage below closely and think it through in depth. Explain the ideas on which \
          it rests, derive its central results step by step, check each claim, and say what \
          follows from it and where it would no longer hold. Keep formulas in LaTeX and code in \
          fenced blocks. Write in the language of the passage.""",
          """
          Below is a passage from a technical text. Write an insightful analysis of it for a \
          reader who wants to understand and not only to know: what problem it addresses, why the \
          approach works, which assumptions matter, how the pieces fit together. Work one concrete \
          example through to the end. Keep formulas in LaTeX and code in fenced blocks. Write in \
          the language of the passage.""",
          """
          Take the passage below as a starting point. State the hardest question that it raises, \
          reason your way to an answer, test the answer on a special case, and connect it with \
          what else is known in the field. Keep formulas in LaTeX and code in fenced blocks. Write \
          in the language of the passage.""");

  private static final List<String> QUERY =
      List.of(
          """
          Write an original short story that grows out of the theme of the text below. It must \
          stand on its own for a reader who hasn't seen the text. Write in the language of the \
          text.""",
          """
          Write an essay with a point of view of its own on the question behind the text below. \
          Argue it, meet the strongest objection, and end somewhere else than where you began. \
          Write in the language of the text.""",
          """
          Write a dialogue between two people who disagree about the subject of the text below and \
          who both have good reasons. Write in the language of the text.""",
          """
          Explain the subject of the text below to a curious twelve-year-old: vividly, with \
          comparisons from everyday life, and without saying anything untrue. Write in the \
          language of the text.""",
          """
          Think of the most interesting question that a thoughtful reader might ask after the text \
          below. State it, then answer it in full. Write in the language of the text.""");

  private final SeedOrder order;

  public PromptBuilder(SeedOrder order) {
    this.order = order;
  }

  /**
   * Returns the prompt.
   *
   * @param id of the seed document
   * @param text of the seed document, Markdown, not blank
   */
  public Prompt build(Strategy strategy, String id, String text) {
    String seed = Passage.cut(text.strip(), MAX_SEED_CHARACTERS);
    return switch (strategy) {
      case PROBLEM -> new Prompt(strategy.key() + VERSION + 0, seed);
      case PASSAGE -> under(strategy, PASSAGE, id, seed);
      case QUERY -> under(strategy, QUERY, id, seed);
    };
  }

  private Prompt under(Strategy strategy, List<String> instructions, String id, String seed) {
    int n = order.variant(id, instructions.size());
    return new Prompt(strategy.key() + VERSION + n, instructions.get(n) + "\n\n" + seed);
  }
}
