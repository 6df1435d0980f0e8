package io.mimodata.jobs.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.jobs.demo.Capture.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What the crawl fetched, as real crawls look: the class pages of a site, a few of its indexes,
 * some pages under several URLs, on a mirror, or in an older version, and the usual rest of
 * redirects, missing pages, images and revisits. Every choice is a hash of the page's name.
 */
final class CrawlPlan {
  /** The crawler gives up on larger pages. */
  static final long MAX_PAGE_BYTES = 400_000;

  private static final int INDEX_PERCENT = 6;
  private static final int URL_VARIANT_PERCENT = 9;
  private static final int MIRROR_PERCENT = 4;
  private static final int REVISED_PERCENT = 9;
  private static final int MISSING_PERMILLE = 8;
  private static final int MOVED_PERMILLE = 5;
  private static final int REVISIT_PERMILLE = 5;
  private static final int TRUNCATED_PERMILLE = 3;
  private static final String MIRROR = "https://mirror.example/java/";
  private static final String OLDER = "https://docs-archive.example/2019/";

  private CrawlPlan() {}

  /**
   * Returns the captures of one site.
   *
   * @param pages names of its HTML pages
   * @param images names of its images
   */
  static List<Capture> of(JavadocSite site, List<String> pages, List<String> images) {
    List<Capture> captures = new ArrayList<>();
    for (String page : pages) {
      if (draw("crawled", page) >= 10 * (isClassPage(page) ? site.percent() : INDEX_PERCENT)) {
        continue;
      }
      boolean truncated = draw("truncated", page) < TRUNCATED_PERMILLE;
      String url = "https://" + site.place() + page;
      captures.add(new Capture(site, url, truncated ? Kind.TRUNCATED : Kind.PAGE, page));
      if (draw("variant", page) < 10 * URL_VARIANT_PERCENT) {
        captures.add(new Capture(site, variant(site, page), Kind.PAGE, page));
      }
      if (draw("mirror", page) < 10 * MIRROR_PERCENT) {
        captures.add(new Capture(site, MIRROR + site.key() + "/" + page, Kind.PAGE, page));
      }
      if (isClassPage(page) && draw("revised", page) < 10 * REVISED_PERCENT) {
        captures.add(new Capture(site, OLDER + site.key() + "/" + page, Kind.REVISED, page));
      }
      if (draw("missing", page) < MISSING_PERMILLE) {
        captures.add(new Capture(site, url.replace(".html", "Impl.html"), Kind.MISSING, null));
      }
      if (draw("moved", page) < MOVED_PERMILLE) {
        captures.add(
            new Capture(site, "http://" + site.place() + "latest/" + page, Kind.MOVED, page));
      }
      if (draw("revisit", page) < REVISIT_PERMILLE) {
        captures.add(new Capture(site, url, Kind.REVISIT, page));
      }
    }
    for (String image : images) {
      captures.add(new Capture(site, "https://" + site.place() + image, Kind.IMAGE, image));
    }
    captures.sort(Comparator.comparingInt(capture -> draw("order", capture.url())));
    return captures;
  }

  /** Documentation of one class or of a package; the rest are lists of links. */
  private static boolean isClassPage(String page) {
    String name = page.substring(page.lastIndexOf('/') + 1);
    return !page.contains("/class-use/")
        && (page.startsWith("org/") || page.contains("/org/"))
        && (!name.startsWith("package-") || name.equals("package-summary.html"));
  }

  /** The same page under another URL, in the ways in which crawls meet it. */
  private static String variant(JavadocSite site, String page) {
    String host = site.place().substring(0, site.place().indexOf('/'));
    String path = site.place().substring(host.length()) + page;
    return switch (draw("way", page) % 8) {
      case 0 -> "http://" + host + path;
      case 1 -> "https://www." + host + path;
      case 2 -> "https://" + host + path + "?utm_source=newsletter&utm_medium=email";
      case 3 -> "https://" + host + path + ";jsessionid=1F2E3D4C5B6A79880917";
      case 4 -> "https://" + host.toUpperCase(Locale.ROOT) + ":443" + path;
      case 5 -> "https://" + host + path + "/";
      case 6 -> "https://" + host + path.replaceFirst("/", "/./");
      default -> "https://" + host + path + "?is-external=true";
    };
  }

  /** A number from 0 to 999 that depends on purpose and name alone. */
  private static int draw(String purpose, String name) {
    CRC32 crc = new CRC32();
    crc.update((purpose + ' ' + name).getBytes(UTF_8));
    return (int) (crc.getValue() % 1000);
  }
}
