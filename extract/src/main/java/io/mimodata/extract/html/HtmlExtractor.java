package io.mimodata.extract.html;

import io.mimodata.extract.Extraction;
import io.mimodata.extract.html.code.CodePass;
import io.mimodata.extract.html.content.MainContent;
import io.mimodata.extract.html.markdown.HtmlMarkdown;
import io.mimodata.extract.html.math.MathPass;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.markdown.Fragment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The main content of a web page as Markdown, with formulas as LaTeX and code verbatim.
 *
 * <p>Start here: {@link #extract(byte[], Charset, String)}. Any bytes give a result, if only an
 * empty one; there is no malformed HTML. Immutable, serialisable and thread-safe. Time and stack
 * depth grow with the page: run hostile pages under {@link io.mimodata.document.BoundedWork}.
 */
public final class HtmlExtractor implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name and version of the behaviour, as it stands in the {@code extractor} column. */
  public static final String NAME = "html/3";

  /**
   * Extracts from the bytes of a page.
   *
   * @param charset its character set, or null to find it by byte order mark and meta element
   * @param url where the page came from, or null
   */
  public Extraction extract(byte[] content, Charset charset, String url) {
    String name = charset == null ? null : charset.name();
    try {
      return extract(Jsoup.parse(new ByteArrayInputStream(content), name, base(url)));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory doesn't fail", e);
    }
  }

  /**
   * Extracts from the text of a page.
   *
   * @param url where the page came from, or null
   */
  public Extraction extract(String html, String url) {
    return extract(Jsoup.parse(html, base(url)));
  }

  private static Extraction extract(Document parsed) {
    PageTree page = PageTree.of(parsed);
    PageMetadata metadata = PageMetadata.of(page);
    CodePass.apply(page);
    MathPass.apply(page);
    JavadocPages.restoreTables(page);
    Fragment markdown = HtmlMarkdown.of(MainContent.select(page));
    return new Extraction(
        metadata.title(), markdown.text(), markdown.spans(), metadata.facts(), NAME);
  }

  private static String base(String url) {
    return url == null ? "" : url;
  }
}
