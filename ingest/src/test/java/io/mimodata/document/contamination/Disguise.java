package io.mimodata.document.contamination;

import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a text in one of the ways that pages write it. */
final class Disguise {
  private static final Pattern FORMULA = Pattern.compile("\\$([^$]+)\\$");

  private final Random random;

  Disguise(Random random) {
    this.random = random;
  }

  String of(String text) {
    String changed = FORMULA.matcher(text).replaceAll(m -> quote(delimited(formula(m.group(1)))));
    if (often()) {
      changed = outsideFormulas(changed, this::punctuated);
    }
    if (often()) {
      changed = outsideFormulas(changed, this::emphasised);
    }
    if (often()) {
      boolean upper = often();
      changed =
          outsideFormulas(
              changed, s -> upper ? s.toUpperCase(Locale.ROOT) : s.toLowerCase(Locale.ROOT));
    }
    if (often()) {
      changed = outsideFormulas(changed, this::entities);
    }
    return spaced(changed);
  }

  String label(int choice) {
    String letter = Character.toString('A' + choice);
    return pick(
        letter + ") ",
        "(" + letter + ") ",
        letter + ". ",
        letter.toLowerCase(Locale.ROOT) + ") ",
        "**" + letter + ".** ",
        "[" + letter + "] ",
        (choice + 1) + ". ");
  }

  private String formula(String tex) {
    String s = tex;
    if (often()) {
      s = s.replace("\\frac", pick("\\dfrac", "\\tfrac"));
    }
    if (often()) {
      s = s.replaceAll("frac\\{([a-z0-9])\\}\\{([a-z0-9])\\}", pick("frac $1$2", "frac{$1} {$2}"));
    }
    if (often()) {
      s = s.replaceAll("\\^\\{(\\w)\\}", "^$1");
    } else if (often()) {
      s = s.replaceAll("\\^(\\w)", "^{$1}");
    }
    if (often()) {
      s = s.replace("\\left(", "(").replace("\\right)", ")");
    } else if (often()) {
      s =
          s.replaceAll("(?<!\\\\left)\\(", "\\\\left(")
              .replaceAll("(?<!\\\\right)\\)", "\\\\right)");
    }
    if (often()) {
      s = s.replaceAll(" ?\\\\(cdot|times) ?", pick(" * ", " \\\\cdot ", "\\\\times ", " \u00D7 "));
    }
    if (often()) {
      s = s.replace("\\text{", pick("\\mathrm{", "\\textrm{", "\\mbox{"));
    }
    if (often()) {
      s =
          s.replaceAll("\\\\pi(?![a-z])", "\u03C0")
              .replaceAll("\\\\theta(?![a-z])", "\u03B8")
              .replaceAll("\\\\leq?(?![a-z])", "\u2264")
              .replaceAll("\\^2(?!\\d)", "\u00B2");
    }
    String space = pick("", " ", "\\,", "\\;", "\\!", "\\: ", "~", "\\quad ");
    if (often()) {
      s = s.replaceAll(" ?([-+=<>]) ?", pick("$1", " $1 ", quote(space) + "$1" + quote(space)));
    }
    if (often()) {
      s = s.replaceAll("(?<=[\\d}])(?=[a-z(])|(?<=\\))(?=\\()", quote(space));
    }
    return s;
  }

  private String delimited(String formula) {
    return switch (random.nextInt(6)) {
      case 0 -> "\\(" + formula + "\\)";
      case 1 -> "$$" + formula + "$$";
      case 2 -> "\\[" + formula + "\\]";
      case 3 -> formula.replace("\\,", " ");
      case 4 -> "\\begin{equation*} " + formula + " \\end{equation*}";
      default -> "$" + formula + "$";
    };
  }

  private String punctuated(String s) {
    return switch (random.nextInt(5)) {
      case 0 -> s.replaceAll("[,;:?!\"]|\\.(?!\\d)", "");
      case 1 -> s.replace("'", "\u2019").replace("\"", "\u201D").replace("-", "\u2013");
      case 2 -> s.replaceAll("(?<=[a-z]{4}) (?=[a-z]{4})", ", ");
      case 3 -> s.replaceAll("[\\p{Punct}&&[^$\\\\{}^_]]", "");
      default -> s.replaceAll("[\\p{Punct}&&[^$\\\\{}^_]]", " ");
    };
  }

  private String emphasised(String s) {
    String mark = pick("*", "**", "_", "<b>", "<em>");
    String end = mark.startsWith("<") ? mark.replace("<", "</") : mark;
    return Pattern.compile("(?<![\\w&#\\\\'*<])[A-Za-z]{3,}(?![\\w;'>])")
        .matcher(s)
        .replaceAll(m -> random.nextInt(8) > 0 ? quote(m.group()) : mark + m.group() + end);
  }

  private String entities(String s) {
    return s.replaceAll("&(?!\\w+;)", "&amp;")
        .replace("'", pick("&#39;", "&rsquo;", "&apos;", "&#x27;"))
        .replace("\"", "&quot;")
        .replaceFirst(" ", "&nbsp;");
  }

  private String spaced(String s) {
    return switch (random.nextInt(4)) {
      case 0 -> s.replace(" ", "  ");
      case 1 -> s.replace(". ", ".\n\n");
      case 2 ->
          Pattern.compile(" ")
              .matcher(s)
              .replaceAll(m -> pick(" ", " ", " ", "\n", "\u00A0", "\n> "));
      default -> s;
    };
  }

  private interface Change {
    String of(String text);
  }

  /** Changes prose only. */
  private static String outsideFormulas(String s, Change change) {
    Pattern formula =
        Pattern.compile(
            "\\$+[^$]+\\$+|\\\\\\(.*?\\\\\\)|\\\\\\[.*?\\\\\\]|\\\\begin.*?\\\\end\\S+");
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (MatchResult m : formula.matcher(s).results().toList()) {
      changed.append(prose(s.substring(from, m.start()), change)).append(m.group());
      from = m.end();
    }
    return changed.append(prose(s.substring(from), change)).toString();
  }

  /** A formula that lost its delimiters is none to be changed. */
  private static String prose(String s, Change change) {
    return s.contains("\\") ? s : change.of(s);
  }

  private boolean often() {
    return random.nextBoolean();
  }

  private String pick(String... ways) {
    return ways[random.nextInt(ways.length)];
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
