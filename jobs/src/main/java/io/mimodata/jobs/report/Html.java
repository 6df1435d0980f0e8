package io.mimodata.jobs.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML (and the SVG inside it) that is well-formed and harmless by construction.
 *
 * <p>Text and attribute values are escaped; characters that have no place in a page (control
 * characters, halves of surrogate pairs, overrides of the direction of writing) become U+FFFD.
 * Attributes that could run code, carry styles past the page's content security policy or fetch
 * something are refused with an {@link IllegalArgumentException}, since a report must open without
 * a network. Elements must be closed in order. Not thread-safe.
 */
final class Html {
  private static final Pattern TAG = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-zA-Z0-9:-]*");
  private static final Set<String> REFUSED =
      Set.of("style", "src", "srcset", "srcdoc", "action", "formaction", "data", "xlink:href");

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** A whole document: starts with the doctype. */
  static Html document() {
    Html html = new Html();
    html.out.append("<!doctype html>\n");
    return html;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; a pair whose value is null is left out
   */
  Html open(String tag, String... attributes) {
    startTag(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the innermost element, which must be of the given tag. */
  Html close(String tag) {
    String innermost = open.peek();
    if (!tag.equals(innermost)) {
      throw new IllegalStateException(
          "expected to close <" + tag + ">, but the innermost open element is: " + innermost);
    }
    open.pop();
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A void HTML element such as {@code meta}, or an SVG shape without content. */
  Html leaf(String tag, String... attributes) {
    startTag(tag, attributes);
    out.append("/>");
    return this;
  }

  Html text(String text) {
    escape(text, out);
    return this;
  }

  /** A line break in the source, so that the page can be read and compared as text. */
  Html newline() {
    out.append('\n');
    return this;
  }

  /** Appends what another writer has written; all its elements must be closed. */
  Html append(Html part) {
    out.append(part.markup());
    return this;
  }

  /**
   * A {@code style} or {@code script} element with one of this package's own resources, unescaped.
   */
  Html embed(String tag, String resource) {
    if (resource.toLowerCase(Locale.ROOT).contains("</" + tag)) {
      throw new IllegalArgumentException("a <" + tag + "> must not hold its own end tag");
    }
    open(tag);
    out.append(resource);
    return close(tag);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** What was written; all elements must be closed. */
  String markup() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements still open, innermost first: " + open);
    }
    return out.toString();
  }

  private void startTag(String tag, String... attributes) {
    if (!TAG.matcher(tag).matches()) {
      throw new IllegalArgumentException("not an element name: " + tag);
    }
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(
          "attributes of <" + tag + "> must be pairs of name and value, cannot be: odd in number");
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        attribute(attributes[i], attributes[i + 1]);
      }
    }
  }

  private void attribute(String name, String value) {
    if (!ATTRIBUTE.matcher(name).matches() || name.startsWith("on") || REFUSED.contains(name)) {
      throw new IllegalArgumentException(
          "attribute not allowed in a self-contained report: " + name);
    }
    if (name.equals("href") && !value.startsWith("#")) {
      throw new IllegalArgumentException("a report links only within itself, cannot be: " + value);
    }
    out.append(' ').append(name).append("=\"");
    escape(value, out);
    out.append('"');
  }

  private static void escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isPresentable(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isPresentable(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return true;
    }
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean override = c == 0x202D || c == 0x202E;
    return !override
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && !nonCharacter;
  }
}
