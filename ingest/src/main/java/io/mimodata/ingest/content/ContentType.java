package io.mimodata.ingest.content;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code Content-Type} as servers send it.
 *
 * @param mediaType type and subtype in lower case, empty if the header has none that is valid
 * @param charset label of the character set, or null
 */
public record ContentType(String mediaType, String charset) {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("\\s*([\\w.+*-]+/[\\w.+*-]+).*", Pattern.DOTALL);
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\"';\\s]+)", Pattern.CASE_INSENSITIVE);

  private static final ContentType UNKNOWN = new ContentType("", null);

  /** Reads the value of a header; null and nonsense give an empty media type. */
  public static ContentType parse(String header) {
    if (header == null) {
      return UNKNOWN;
    }
    Matcher type = MEDIA_TYPE.matcher(header);
    Matcher charset = CHARSET.matcher(header);
    return new ContentType(
        type.matches() ? type.group(1).toLowerCase(Locale.ROOT) : "",
        charset.find() ? charset.group(1) : null);
  }

  /** Whether the server did not know what it sent, so that the bytes have to tell. */
  public boolean isUnknown() {
    return mediaType.isEmpty()
        || mediaType.equals("application/octet-stream")
        || mediaType.equals("binary/octet-stream")
        || mediaType.equals("application/unknown")
        || mediaType.equals("unknown/unknown")
        || mediaType.equals("*/*");
  }
}
