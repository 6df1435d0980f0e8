package io.mimodata.mixture.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordSplitterTest {
  /** Numbers of Unicode 15: those of JDK 17 and the Kaktovik digits. */
  private static final String NUMBER = "\\p{N}\\x{1D2C0}-\\x{1D2D3}";

  private static final String SPACE = "\\p{IsWhite_Space}";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void cutsWhereThePatternDoes() {
    System.out.println("seed " + seed);
    for (int digits : new int[] {1, 3}) {
      WordSplitter splitter = new WordSplitter(digits);
      Pattern pattern = pattern(digits);
      for (int i = 0; i < 30_000; i++) {
        String text = text();
        assertThat(words(splitter, text)).as("seed %d", seed).isEqualTo(words(pattern, text));
      }
    }
  }

  @Test
  void everyCharacterIsOfItsKind() {
    WordSplitter splitter = new WordSplitter(1);
    Pattern pattern = pattern(1);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.getType(c) != Character.SURROGATE) {
        String character = Character.toString(c);
        String text = "a" + character + "b1" + character + " !" + character + "\n" + character;
        if (!words(splitter, text).equals(words(pattern, text))) {
          assertThat(words(splitter, text)).as("U+%X", c).isEqualTo(words(pattern, text));
        }
      }
    }
  }

  @Test
  void normalisesWhatIsNotInTheForm() {
    System.out.println("seed " + seed);
    byte[] ascii = "plain".getBytes(UTF_8);
    assertThat(Nfc.of(ascii)).isSameAs(ascii);
    byte[] chinese = "\u8bc1\u660e\u3002\u00e9".getBytes(UTF_8);
    assertThat(Nfc.of(chinese)).isSameAs(chinese);
    for (int i = 0; i < 20_000; i++) {
      String text = text();
      assertThat(new String(Nfc.of(text.getBytes(UTF_8)), UTF_8))
          .as("seed %d", seed)
          .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.getType(c) != Character.SURROGATE) {
        // After what many marks and Jamo combine with.
        for (String before : List.of("a", "\u1100", "\uac00", "\u09c7", "\u304b")) {
          String text = before + Character.toString(c);
          String form = Normalizer.normalize(text, Normalizer.Form.NFC);
          if (!form.equals(text)) {
            assertThat(new String(Nfc.of(text.getBytes(UTF_8)), UTF_8))
                .as("U+%X", c)
                .isEqualTo(form);
          }
        }
      }
    }
  }

  private static Pattern pattern(int digits) {
    return Pattern.compile(
        String.join(
            "|",
            "(?iu:'s|'t|'re|'ve|'m|'ll|'d)",
            "[^\\r\\n\\p{L}" + NUMBER + "]?\\p{L}+",
            "[" + NUMBER + "]{1," + digits + "}",
            " ?[^" + SPACE + "\\p{L}" + NUMBER + "]+[\\r\\n]*",
            SPACE + "*[\\r\\n]+",
            SPACE + "+(?!\\P{IsWhite_Space})",
            SPACE + "+"));
  }

  /** Characters of all planes, with many of those that the pattern names, and runs of one. */
  private String text() {
    String named = " \n\r\t'sStTrReEvVmMlLdD019(.$\u00e9\u4e2d\u0301\u017f\u0085\u00a0\u2028\u3000";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      int c =
          switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> named.charAt(random.nextInt(named.length()));
            case 4 -> random.nextInt(0x80);
            case 5 -> random.nextInt(0x3000);
            case 6 -> random.nextInt(0xD800);
            default -> 0x10000 + random.nextInt(0x20000);
          };
      text.append(Character.toString(c).repeat(random.nextInt(12) == 0 ? random.nextInt(9) : 1));
    }
    return text.toString();
  }

  private static List<String> words(WordSplitter splitter, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    List<String> words = new ArrayList<>();
    for (int from = 0; from < utf8.length; ) {
      int end = splitter.end(utf8, from, utf8.length);
      words.add(new String(utf8, from, end - from, UTF_8));
      from = end;
    }
    return words;
  }

  private static List<String> words(Pattern pattern, String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
