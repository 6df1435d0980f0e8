package io.mimodata.ingest.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.ingest.charset.CharsetDecision.Evidence;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decides the character set of a page or a text: byte order mark, then the HTTP header, then the
 * page's own declaration, then detection from the bytes, then windows-1252.
 *
 * <p>A declaration is taken at its word, as browsers do, with one exception: what is declared UTF-8
 * but has more malformed than well-formed sequences is something else, and the next evidence is
 * asked. Detection takes well-formed UTF-8 for what it is, and asks Mozilla's detector otherwise.
 * Thread-safe; all methods are pure functions.
 */
public final class CharsetDetector {
  /** Browsers look at 1,024 bytes; pages with long scripts before their declaration are common. */
  private static final int DECLARATION_BYTES = 16 << 10;

  private static final int DETECTION_BYTES = 256 << 10;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte ESCAPE = 0x1b;

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<meta\\b[^>]*?\\bcharset\\s*=\\s*[\"']?\\s*([^\"'\\s/>;]+)"
              + "|<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']+)[\"']",
          Pattern.CASE_INSENSITIVE);

  private CharsetDetector() {}

  /**
   * Decides the character set of an HTML page.
   *
   * @param content the page's bytes
   * @param declared label from the HTTP header, or null
   */
  public static CharsetDecision ofHtml(byte[] content, String declared) {
    return byMark(content)
        .or(() -> byLabel(content, declared, Evidence.HEADER))
        .or(() -> byLabel(content, declaredInPage(content), Evidence.META))
        .orElseGet(() -> byDetection(content));
  }

  /**
   * Decides the character set of plain text.
   *
   * @param content the text's bytes
   * @param declared label from the HTTP header, or null
   */
  public static CharsetDecision ofText(byte[] content, String declared) {
    return byMark(content)
        .or(() -> byLabel(content, declared, Evidence.HEADER))
        .orElseGet(() -> byDetection(content));
  }

  private static Optional<CharsetDecision> byMark(byte[] content) {
    Charset charset = null;
    if (startsWith(content, 0xef, 0xbb, 0xbf)) {
      charset = UTF_8;
    } else if (startsWith(content, 0xfe, 0xff)) {
      charset = UTF_16BE;
    } else if (startsWith(content, 0xff, 0xfe)) {
      charset = UTF_16LE;
    }
    return Optional.ofNullable(charset)
        .map(found -> new CharsetDecision(found, Evidence.BYTE_ORDER_MARK));
  }

  private static Optional<CharsetDecision> byLabel(
      byte[] content, String label, Evidence evidence) {
    if (label == null) {
      return Optional.empty();
    }
    return CharsetLabels.charset(label)
        .filter(charset -> !charset.equals(UTF_8) || Utf8Census.of(content).isMostlyWellFormed())
        .map(charset -> new CharsetDecision(charset, evidence));
  }

  /** A page that declares UTF-16 in ASCII bytes is UTF-8, says the HTML standard. */
  private static String declaredInPage(byte[] content) {
    String head = new String(content, 0, Math.min(content.length, DECLARATION_BYTES), ISO_8859_1);
    Matcher matcher = DECLARATION.matcher(COMMENT.matcher(head).replaceAll(""));
    if (!matcher.find()) {
      return null;
    }
    String label = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    boolean wide =
        CharsetLabels.charset(label)
            .filter(charset -> charset.equals(UTF_16LE) || charset.equals(UTF_16BE))
            .isPresent();
    return wide ? UTF_8.name() : label;
  }

  private static CharsetDecision byDetection(byte[] content) {
    if (Utf8Census.of(content).isWellFormed() && !contains(content, ESCAPE)) {
      return new CharsetDecision(UTF_8, Evidence.DETECTED);
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(content, 0, Math.min(content.length, DETECTION_BYTES));
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(CharsetLabels::charset)
        .map(charset -> new CharsetDecision(charset, Evidence.DETECTED))
        .orElse(new CharsetDecision(WINDOWS_1252, Evidence.DEFAULT));
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] content, byte wanted) {
    for (byte b : content) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}
