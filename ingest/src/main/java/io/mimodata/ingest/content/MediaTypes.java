package io.mimodata.ingest.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Media types: which are accepted, what they are, and which one bytes look like. */
public final class MediaTypes implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final String HTML = "text/html";
  public static final String XHTML = "application/xhtml+xml";
  public static final String PDF = "application/pdf";
  public static final String PLAIN_TEXT = "text/plain";

  /** As far as browsers look. */
  private static final int SNIFFED_BYTES = 1445;

  private static final Pattern HTML_START =
      Pattern.compile(
          "(?><!--.*?-->\\s*|<\\?xml.*?\\?>\\s*)*+<(?:!doctype html|html|head|body|title|meta|script|style|div|p|table|h1"
              + "|br|a|b|font|iframe)\\b.*",
          Pattern.DOTALL);
  private static final Pattern XHTML_START = Pattern.compile("<\\?xml.*<html\\b.*", Pattern.DOTALL);

  private final Set<String> exact = new HashSet<>();
  private final List<String> prefixes = new ArrayList<>();

  /**
   * @param accepted media types in lower case; one that ends in {@code *} is a prefix
   */
  public MediaTypes(Set<String> accepted) {
    for (String type : accepted) {
      if (type.endsWith("*")) {
        prefixes.add(type.substring(0, type.length() - 1));
      } else {
        exact.add(type);
      }
    }
  }

  public boolean accepts(String mediaType) {
    return exact.contains(mediaType) || prefixes.stream().anyMatch(mediaType::startsWith);
  }

  static boolean isHtml(String mediaType) {
    return mediaType.equals(HTML) || mediaType.equals(XHTML);
  }

  /** Whether documents of the type are stored as text; HTML is stored as the bytes it came in. */
  static boolean isText(String mediaType) {
    return mediaType.startsWith("text/") && !isHtml(mediaType);
  }

  /** The media type that content starts like: PDF, HTML, XHTML, or text if nothing is binary. */
  static Optional<String> sniff(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, SNIFFED_BYTES), ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    String visible = withoutMark(head).stripLeading();
    if (XHTML_START.matcher(visible).matches()) {
      return Optional.of(XHTML);
    }
    if (HTML_START.matcher(visible).matches()) {
      return Optional.of(HTML);
    }
    if (head.contains("%pdf-")) {
      return Optional.of(PDF);
    }
    return looksBinary(content) ? Optional.empty() : Optional.of(PLAIN_TEXT);
  }

  /**
   * Whether content is not text: it has NUL bytes, and no mark that makes it UTF-16; or other
   * control characters that no text has within its first bytes.
   */
  static boolean looksBinary(byte[] content) {
    if (hasWideMark(content)) {
      return false;
    }
    for (byte b : content) {
      if (b == 0) {
        return true;
      }
    }
    int controls = 0;
    int n = Math.min(content.length, SNIFFED_BYTES);
    for (int i = 0; i < n; i++) {
      controls += isControl(content[i]) ? 1 : 0;
    }
    return controls * 20 > n;
  }

  /** Below the tab, or delete; bytes outside ASCII are negative and none. */
  private static boolean isControl(byte b) {
    return b == 127 || (b >= 0 && b < '\t');
  }

  private static boolean hasWideMark(byte[] content) {
    if (content.length < 2) {
      return false;
    }
    int mark = (content[0] & 0xff) << 8 | (content[1] & 0xff);
    return mark == 0xfeff || mark == 0xfffe;
  }

  private static String withoutMark(String head) {
    return head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
  }
}
