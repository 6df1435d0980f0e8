package io.mimodata.ingest.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The canonical form of a URL: what two addresses of one page have in common.
 *
 * <p>It is a key to compare pages by, still readable as a URL but not meant to be fetched. A pure
 * function; the canonical form of a canonical form is itself. Its rules, in the order of a URL's
 * parts:
 *
 * <ol>
 *   <li>Blanks and control characters around the URL go, as do tabs and line breaks inside it; a
 *       backslash before the query is a slash.
 *   <li>Only {@code http} and {@code https} URLs of at most 32,768 characters have a canonical
 *       form. The two schemes are the same and become {@code https}.
 *   <li>User name and password go.
 *   <li>The host is percent-decoded, in lower case, in punycode (IDNA 2003, as {@link IDN} does
 *       it), without the dot of the root. Leading {@code www.} goes as long as a dot is left.
 *   <li>The ports 80 and 443 go, whatever the scheme; others stay.
 *   <li>Percent-encodings: hexadecimal digits in upper case; letters, digits and {@code - . _ ~}
 *       are not encoded; non-ASCII characters are encoded as UTF-8, as are blanks, controls and
 *       {@code " < > [ ] ^ ` { | }}; a percent sign that encodes nothing is {@code %25}. Other
 *       characters stay as they are, encoded or not.
 *   <li>Path: session parameters of a segment ({@code ;jsessionid=…}, {@code ;phpsessid=…}, {@code
 *       ;sid=…}) and cookieless ASP.NET sessions (a segment {@code (S(…))}) go; {@code .} and
 *       {@code ..} are resolved; slashes in a row are one; a slash at the end goes, but for the
 *       root's. Upper and lower case stay, and so do index pages ({@code /index.html}), which need
 *       not be the same as their folder.
 *   <li>Query: empty parameters go, tracking parameters ({@code utm_…}, {@code gclid}, {@code
 *       fbclid} and their like) and session parameters ({@code PHPSESSID}, {@code sid} and their
 *       like) go, whatever their case; the others are sorted by name, those of one name in the
 *       order in which they came. An empty query goes.
 *   <li>The fragment goes, unless it starts with {@code !} ("hash-bang"), for then it names the
 *       page.
 * </ol>
 */
public final class UrlCanonicalizer {
  private static final int LENGTH_BOUND = 1 << 15;
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");
  private static final Pattern SCHEME = Pattern.compile("(?i)https?:[/\\\\]+");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final Pattern SEGMENT_SESSION =
      Pattern.compile("(?i);(?:jsessionid|phpsessid|sessionid|sid)=[^;/]*");
  private static final Pattern ASP_SESSION = Pattern.compile("(?i)\\([asf]\\([^/]*\\)\\)");

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String SUB_DELIMITERS = "!$&'()*+,;=";
  private static final String KEPT_IN_PATH = UNRESERVED + SUB_DELIMITERS + ":@/";
  private static final String KEPT_IN_QUERY = KEPT_IN_PATH + "?";

  private static final List<String> TRACKING_PREFIXES =
      List.of("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "aspsessionid");
  private static final Set<String> TRACKING =
      Set.of(
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "msclkid",
          "yclid",
          "ysclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "epik",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "hsctatracking",
          "_openstat",
          "oly_anon_id",
          "oly_enc_id",
          "rb_clickid",
          "s_cid",
          "spm",
          "vero_conv",
          "vero_id",
          "wickedid");
  private static final Set<String> SESSION =
      Set.of(
          "jsessionid",
          "phpsessid",
          "phpsessionid",
          "sessionid",
          "session_id",
          "sessid",
          "sid",
          "cfid",
          "cftoken",
          "oscsid",
          "zenid");

  private UrlCanonicalizer() {}

  /**
   * Returns the canonical form of a URL.
   *
   * @param url as found; may be null
   * @return empty if it is no http or https URL with a valid host
   */
  public static Optional<String> canonicalize(String url) {
    if (url == null || url.length() > LENGTH_BOUND) {
      return Optional.empty();
    }
    String cleaned = LINE_BREAKS.matcher(url.trim().strip()).replaceAll("");
    var scheme = SCHEME.matcher(cleaned);
    if (!scheme.lookingAt()) {
      return Optional.empty();
    }
    Parts parts = Parts.of(cleaned.substring(scheme.end()));
    return authority(parts.authority())
        .map(
            authority ->
                "https://"
                    + authority
                    + path(parts.path())
                    + query(parts.query())
                    + fragment(parts.fragment()));
  }

  /** A URL after its scheme; query and fragment are empty where there are none. */
  private record Parts(String authority, String path, String query, String fragment) {
    static Parts of(String rest) {
      int hash = rest.indexOf('#');
      String fragment = hash < 0 ? "" : rest.substring(hash + 1);
      String beforeFragment = hash < 0 ? rest : rest.substring(0, hash);
      int mark = beforeFragment.indexOf('?');
      String query = mark < 0 ? "" : beforeFragment.substring(mark + 1);
      String hierarchy = (mark < 0 ? beforeFragment : beforeFragment.substring(0, mark));
      hierarchy = hierarchy.replace('\\', '/');
      int slash = hierarchy.indexOf('/');
      return slash < 0
          ? new Parts(hierarchy, "/", query, fragment)
          : new Parts(hierarchy.substring(0, slash), hierarchy.substring(slash), query, fragment);
    }
  }

  private static Optional<String> authority(String authority) {
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int bracket = hostAndPort.lastIndexOf(']');
    int colon = hostAndPort.indexOf(':', bracket + 1);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    Optional<String> port = port(colon < 0 ? "" : hostAndPort.substring(colon + 1));
    return host(host).flatMap(name -> port.map(suffix -> name + suffix));
  }

  private static Optional<String> host(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (IPV6.matcher(lower).matches()) {
      return Optional.of(lower);
    }
    String ascii;
    try {
      ascii = IDN.toASCII(percentDecode(lower), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    while (ascii.startsWith("www.") && ascii.indexOf('.', 4) > 0) {
      ascii = ascii.substring(4);
    }
    return HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
  }

  /** The port with its colon, nothing for a default port; empty if it is not a port. */
  private static Optional<String> port(String port) {
    if (port.isEmpty()) {
      return Optional.of("");
    }
    if (!port.matches("0*[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      return Optional.empty();
    }
    int number = Integer.parseInt(port);
    return Optional.of(number == 80 || number == 443 ? "" : ":" + number);
  }

  private static String path(String path) {
    String encoded = percentNormalize(path, KEPT_IN_PATH);
    Deque<String> segments = new ArrayDeque<>();
    for (String withSession : encoded.split("/", -1)) {
      String segment = SEGMENT_SESSION.matcher(withSession).replaceAll("");
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty()
          && !segment.equals(".")
          && !ASP_SESSION.matcher(segment).matches()) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static String query(String query) {
    List<String> parameters = new ArrayList<>();
    for (String parameter : percentNormalize(query, KEPT_IN_QUERY).split("&", -1)) {
      if (!parameter.isEmpty() && !isNoise(nameOf(parameter).toLowerCase(Locale.ROOT))) {
        parameters.add(parameter);
      }
    }
    parameters.sort(Comparator.comparing(UrlCanonicalizer::nameOf));
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  private static String nameOf(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }

  private static boolean isNoise(String name) {
    return TRACKING.contains(name)
        || SESSION.contains(name)
        || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static String fragment(String fragment) {
    return fragment.startsWith("!") && fragment.length() > 1
        ? "#" + percentNormalize(fragment, KEPT_IN_QUERY)
        : "";
  }

  /** Encodes what is not in {@code kept}, and writes each encoding in its one normal way. */
  private static String percentNormalize(String part, String kept) {
    byte[] bytes = part.getBytes(UTF_8);
    StringBuilder normal = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int value = encodedByte(bytes, i);
      if (value >= 0) {
        i += 2;
        append(normal, value, UNRESERVED);
      } else {
        append(normal, bytes[i] & 0xff, kept);
      }
    }
    return normal.toString();
  }

  private static void append(StringBuilder normal, int value, String plain) {
    if (plain.indexOf(value) >= 0) {
      normal.append((char) value);
    } else {
      normal.append('%').append(hexDigit(value >> 4)).append(hexDigit(value & 15));
    }
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  private static String percentDecode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = encodedByte(bytes, i);
      if (value >= 0) {
        i += 2;
      }
      decoded.write(value >= 0 ? value : bytes[i]);
    }
    return decoded.toString(UTF_8);
  }

  /** The byte that the three at {@code i} encode, or -1. */
  private static int encodedByte(byte[] bytes, int i) {
    if (bytes[i] != '%' || i + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[i + 1], 16);
    int low = Character.digit(bytes[i + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
