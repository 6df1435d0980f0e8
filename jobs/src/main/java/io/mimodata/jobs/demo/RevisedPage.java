package io.mimodata.jobs.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same page as another version of its site has it: nearly the same text. */
final class RevisedPage {
  private static final Pattern VERSION = Pattern.compile("\\b(\\d)\\.(\\d)\\.(\\d)\\b");
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[>\\s])(Returns|Computes|Creates|Constructs|Gets) (the|a|an) ");

  /** Where the text of a javadoc page ends, by age of the javadoc tool. */
  private static final List<String> ENDS =
      List.of("</main>", "<!-- ========= END OF CLASS DATA", "</body>");

  private RevisedPage() {}

  static byte[] of(byte[] html) {
    String page = VERSION.matcher(new String(html, UTF_8)).replaceAll("$1.$2.0");
    Matcher sentence = SENTENCE.matcher(page);
    page = sentence.replaceFirst("Gives back $2 ");
    for (String end : ENDS) {
      int at = page.lastIndexOf(end);
      if (at >= 0) {
        page =
            page.substring(0, at)
                + "<p>This page was last revised on 14 March 2019.</p>\n"
                + page.substring(at);
        break;
      }
    }
    return page.getBytes(UTF_8);
  }
}
