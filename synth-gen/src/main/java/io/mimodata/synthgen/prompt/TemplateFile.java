package io.mimodata.synthgen.prompt;

/**
 * A file of a folder of templates: a template if its name ends in {@link #TEMPLATE}, the table of
 * audiences if it is {@link #AUDIENCES}.
 *
 * <p>A template is a head of {@code key: value} lines between two lines {@code ---}, and then for
 * each language a line {@code --- LANGUAGE} with the user message below it; {@code --- LANGUAGE
 * system} heads a system message. Without the latter there is none.
 *
 * <pre>
 * ---
 * id: passage.derive
 * version: 1
 * strategy: passage
 * audiences: [undergraduate, engineer]
 * languages: [en, zh]
 * ---
 * --- en
 * Derive the results of this passage for {{audience}}. Write in {{language}}.
 *
 * {{passage}}
 * --- zh
 * ...
 * </pre>
 *
 * <p>{@code weight} may stand in the head, too; {@code audiences} may be left out. The placeholders
 * are {@code {{passage}}}, which every user message must have, {@code {{audience}}}, which it must
 * have if and only if the template has audiences, and {@code {{language}}}, the name of the
 * language to write in.
 *
 * <p>The table of audiences has lines {@code ID.LANGUAGE = WORDS}; lines that begin with {@code #}
 * say nothing.
 *
 * @param name of the file without its folder, for messages
 * @param text of the file
 */
public record TemplateFile(String name, String text) {
  /** Ending of the name of a template. */
  public static final String TEMPLATE = ".prompt";

  /** Name of the table of audiences. */
  public static final String AUDIENCES = "audiences.properties";
}
