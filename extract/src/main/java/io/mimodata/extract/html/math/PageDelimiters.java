package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.tex.TexDelimiters;
import io.mimodata.extract.tex.TexDelimiters.SingleDollar;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/**
 * Reads from a page's scripts which delimiters its formula engine accepts.
 *
 * <p>MathJax takes single dollars only where {@code inlineMath} says so, KaTeX's auto-render where
 * its {@code delimiters} do. Where the configuration lies in a file of the site (the second part of
 * MathJax's {@code config=} parameter, or any script that calls KaTeX), it can't be seen, and a
 * pair of dollars must look like a formula to be one.
 */
record PageDelimiters(TexDelimiters delimiters) {
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_LIST = 2_000;
  private static final Pattern INLINE_MATH = Pattern.compile("inlineMath[\"']?\\s*:\\s*\\[");
  private static final Pattern DOLLAR_PAIR =
      Pattern.compile("\\[\\s*([\"'])\\$\\1\\s*,\\s*([\"'])\\$\\2\\s*]");
  private static final Pattern KATEX_DOLLAR = Pattern.compile("left\\s*:\\s*([\"'])\\$\\1");

  /** ASCIIMathML itself, or a combined configuration of MathJax with it, in a script's URL. */
  private static final Pattern ASCII_MATH = Pattern.compile("asciimath|config=[^&]*\\bam_|-am_");

  private static final Pattern OWN_CONFIG = Pattern.compile("config=[^&]*(?:/|,\\s*local)");

  static PageDelimiters of(PageTree page) {
    boolean engine = false;
    boolean unseen = false;
    boolean configured = false;
    boolean dollar = false;
    boolean hash = false;
    boolean asciiMath = false;
    for (Element script : page.scripts()) {
      String url = script.attr("src");
      String source =
          url.substring(0, Math.min(url.length(), LONGEST_URL)).toLowerCase(Locale.ROOT);
      boolean mathJax = source.contains("mathjax");
      boolean katex = source.contains("katex");
      engine |= mathJax || katex;
      asciiMath |= source.contains("math") && ASCII_MATH.matcher(source).find();
      unseen |= katex || (mathJax && OWN_CONFIG.matcher(source).find());
      String code = dataOf(script);
      if (!code.contains("Math")) {
        continue;
      }
      if (code.contains("MathJax") || code.contains("renderMathInElement")) {
        engine = true;
      }
      asciiMath |= code.contains("asciimath2jax") || code.contains("input/asciimath");
      if (code.contains("inlineMath")) {
        Matcher inlineMath = INLINE_MATH.matcher(code);
        while (inlineMath.find()) {
          configured = true;
          String pairs = bracketed(code, inlineMath.end() - 1);
          dollar |= DOLLAR_PAIR.matcher(pairs).find();
          hash |= pairs.contains("##");
        }
      }
      dollar |= code.contains("delimiters") && KATEX_DOLLAR.matcher(code).find();
    }
    SingleDollar singleDollar =
        dollar
            ? SingleDollar.FORMULA
            : unseen && !configured ? SingleDollar.IF_EVIDENT : SingleDollar.LITERAL;
    return new PageDelimiters(new TexDelimiters(engine, singleDollar, hash, asciiMath));
  }

  /** The script's text, which is one node. */
  private static String dataOf(Element script) {
    return script.childNodeSize() == 1 && script.childNode(0) instanceof DataNode data
        ? data.getWholeData()
        : script.data();
  }

  /** The text from an opening bracket to its closing one. */
  private static String bracketed(String code, int open) {
    int depth = 0;
    int end = Math.min(code.length(), open + LONGEST_LIST);
    for (int i = open; i < end; i++) {
      char c = code.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return code.substring(open, i + 1);
      }
    }
    return code.substring(open, end);
  }
}
