package io.mimodata.extract.html.tree;

/** A block of code, whatever a highlighter made of it: the code pass leaves no other form. */
public final class CodeLeaf extends PageNode {
  private final String language;
  private final String code;

  /**
   * A block of code.
   *
   * @param language name of the language, or an empty string
   */
  public CodeLeaf(String language, String code) {
    super(Tag.CODE_BLOCK);
    this.language = language;
    this.code = code;
  }

  /** Name of the language, or an empty string. */
  public String language() {
    return language;
  }

  public String code() {
    return code;
  }

  @Override
  void addText(StringBuilder text) {
    text.append(code);
  }
}
