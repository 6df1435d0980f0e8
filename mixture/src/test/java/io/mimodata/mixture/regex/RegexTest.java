package io.mimodata.mixture.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.unicode.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns beside those of the JDK, over characters that every JDK knows. */
class RegexTest {
  private static final String LETTERS = "aab b1\u00e9\u0301\u4e2d\n";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void findsWhatTheJdkFinds() {
    System.out.println("seed " + seed);
    int compared = 0;
    while (compared < 6_000) {
      String pattern = pattern(3);
      Regex regex;
      try {
        regex = Regex.of(pattern, Dialect.RUST);
      } catch (UnsupportedPatternException e) {
        continue;
      }
      Pattern jdk = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
      for (int i = 0; i < 10; i++) {
        String text = text();
        assertThat(found(regex, text))
            .as("seed %d, pattern %s", seed, pattern)
            .isEqualTo(jdk.matcher(text).results().map(m -> m.group()).toList());
        compared++;
      }
    }
  }

  /** A pattern by chance; some may match no character, or repeat such ones, and are refused. */
  private String pattern(int depth) {
    String[] simple = {
      "a",
      "b",
      "1",
      " ",
      "\\s",
      "\\S",
      "\\p{L}",
      "\\P{L}",
      "\\p{M}",
      "\\p{Lo}",
      "[ab]",
      "[^a]",
      "[^\\s\\p{L}]",
      "[a-c1-3]",
      "[\\p{L}&&[^a]]",
      ".",
      "\\x{4e2d}",
      "\\u00e9",
      "(?i:A)",
      "[b\\n]"
    };
    StringBuilder pattern = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      String part = simple[random.nextInt(simple.length)];
      if (depth > 0 && random.nextInt(3) == 0) {
        String[] opening = {"(?:", "(", "(?=", "(?!", "(?>", "(?i:"};
        String open = opening[random.nextInt(opening.length)];
        part = open + pattern(depth - 1) + ")";
        if (open.equals("(?=") || open.equals("(?!")) {
          pattern.append(part);
          continue;
        }
        // The JDK takes a possessive group for one that gives nothing back at each of its times,
        // and ends repeating once one of the times was empty.
        part += random.nextBoolean() && !mayBeEmpty(part) ? "{1,2}" : "?";
        pattern.append(part);
        continue;
      } else if (random.nextInt(8) == 0) {
        pattern.append(random.nextBoolean() ? "(?<=" : "(?<!").append(part).append(')');
        continue;
      }
      String[] often = {"", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"};
      String[] eager = {"", "", "?", "+"};
      String times = often[random.nextInt(often.length)];
      boolean exact = times.isEmpty() || times.equals("{2}");
      pattern.append(part).append(times).append(exact ? "" : eager[random.nextInt(eager.length)]);
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      pattern.append('|').append(pattern(depth - 1));
    }
    return pattern.toString();
  }

  private static boolean mayBeEmpty(String pattern) {
    try {
      Regex.of(pattern, Dialect.RUST);
      return false;
    } catch (UnsupportedPatternException e) {
      return true;
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Test
  void dialectsDiffer() {
    assertThat(found("a$", Dialect.ONIGURUMA, "a\na")).containsExactly("a", "a");
    assertThat(found("a$", Dialect.RUST, "a\na")).containsExactly("a");
    assertThat(found("^a", Dialect.ONIGURUMA, "a\na")).containsExactly("a", "a");
    assertThat(found("^a", Dialect.RUST, "a\na")).containsExactly("a");
    assertThat(found("1{1,2}+1?", Dialect.ONIGURUMA, "11111")).containsExactly("11111");
    assertThat(found("1{1,2}+1?", Dialect.RUST, "11111")).containsExactly("111", "11");
  }

  @Test
  void ignoresCaseAsUnicodeFoldsIt() {
    assertThat(found("(?i:'s|k)", Dialect.ONIGURUMA, "'S '\u017f \u212a"))
        .containsExactly("'S", "'\u017f", "\u212a");
    assertThat(found("(?i)[^a]", Dialect.RUST, "aAb")).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*",
        "(?:a|)",
        "(?:a?)+b",
        "\\w+",
        "\\bx",
        "(a)\\1",
        "[[:alpha:]]",
        "(?<n>a)",
        "(?x)a",
        "\\p{Greek}",
        "(?i:\u00e9)",
        "(?i:stop)",
        "(?<=a+)b",
        "a)",
        "(a",
        "[a",
        "a{2}?",
        "a**",
        "+a",
        "[b-a]",
        "\\x{zz}",
        "a{,2}",
        "[]",
        "\\",
        "\\p{L",
        "x{300}{300}",
        "(?:xyz){9999}"
      })
  void refusesByName(String pattern) {
    assertThatThrownBy(() -> Regex.of(pattern, Dialect.ONIGURUMA))
        .isInstanceOf(UnsupportedPatternException.class)
        .hasMessageContaining("The pattern " + pattern + " can't be used: ");
  }

  @Test
  void longTextsAreNoTrouble() {
    String text = "ab".repeat(500_000);
    assertThat(found("(?:a|b)+", Dialect.RUST, text)).containsExactly(text);
  }

  private static List<String> found(String pattern, Dialect dialect, String text) {
    return found(Regex.of(pattern, dialect), text);
  }

  private static List<String> found(Regex regex, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    Matcher matcher = new Matcher(regex, utf8, 0, utf8.length);
    List<String> found = new ArrayList<>();
    for (int at = 0; at < utf8.length; ) {
      int end = matcher.end(at);
      if (end < 0) {
        at += Utf8.length(utf8[at]);
      } else {
        found.add(new String(utf8, at, end - at, UTF_8));
        at = end;
      }
    }
    return found;
  }
}
