package io.mimodata.extract.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Span;
import io.mimodata.extract.CleanText;
import io.mimodata.extract.Extraction;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import io.mimodata.extract.markdown.MarkdownSpans;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * Text that needs no extraction. Plain text and Markdown stay as they are but for control
 * characters and white space at their ends, and their formulas, code and tables are found; a file
 * of source code becomes one fenced block. Immutable, serialisable and thread-safe.
 */
public final class TextExtractor implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name and version of the behaviour, as it stands in the {@code extractor} column. */
  public static final String NAME = "text/1";

  /**
   * Key in a document's metadata: the language, as in {@code java}, of a file of source code; where
   * it is set the whole text is code.
   */
  public static final String CODE_LANGUAGE = "code_language";

  /**
   * Extracts from bytes.
   *
   * @param charset their character set, or null for UTF-8
   * @param metadata what the source says about the document
   */
  public Extraction extract(byte[] content, Charset charset, Map<String, String> metadata) {
    return extract(new String(content, charset == null ? UTF_8 : charset), metadata);
  }

  /**
   * Extracts from text.
   *
   * @param metadata what the source says about the document
   */
  public Extraction extract(String text, Map<String, String> metadata) {
    String clean = CleanText.of(text);
    String language = metadata.get(CODE_LANGUAGE);
    if (language != null) {
      return sourceCode(clean, language);
    }
    String markdown = clean.strip();
    List<Span> spans = MarkdownSpans.find(markdown);
    return new Extraction(null, markdown, spans, Map.of(), NAME);
  }

  private static Extraction sourceCode(String code, String language) {
    MarkdownBuffer out = MarkdownBuffer.document();
    out.codeBlock(language, code);
    Fragment block = out.fragment();
    return new Extraction(null, block.text(), block.spans(), Map.of(), NAME);
  }
}
