package io.mimodata.dedup.url;

import java.util.Locale;

/** The host of a URL, for figures by site. */
public final class UrlHost {
  private UrlHost() {}

  /**
   * Returns the host in lower case, without user, port or a leading {@code www.}; the scheme may be
   * missing. Anything between scheme and path counts as a host, so that no URL fails.
   *
   * @return null for null, and for a URL without a host
   */
  public static String of(String url) {
    if (url == null) {
      return null;
    }
    int scheme = url.indexOf("://");
    int start = scheme < 0 || url.indexOf('/') < scheme ? 0 : scheme + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    if (port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    host = host.toLowerCase(Locale.ROOT);
    host = host.startsWith("www.") ? host.substring(4) : host;
    return host.isEmpty() ? null : host;
  }
}
