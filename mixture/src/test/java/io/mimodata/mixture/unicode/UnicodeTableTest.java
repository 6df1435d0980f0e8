package io.mimodata.mixture.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables beside those of ICU. */
class UnicodeTableTest {
  private static final Path WRITTEN = Path.of("target", "unicode.txt");

  @Test
  void areThoseOfIcu() throws IOException {
    assertThat(UCharacter.getUnicodeVersion().toString())
        .as("ICU's version of Unicode")
        .startsWith(UnicodeTable.VERSION);
    String expected = table();
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, expected);
    try (InputStream in = UnicodeTable.class.getResourceAsStream("unicode.txt")) {
      assertThat(new String(in.readAllBytes(), UTF_8).equals(expected))
          .as("unicode.txt must be what ICU says: copy %s there", WRITTEN.toAbsolutePath())
          .isTrue();
    }
  }

  @Test
  void everyCharacterHasItsProperties() {
    CodePoints letters = UnicodeTable.property("L");
    CodePoints numbers = UnicodeTable.property("N");
    CodePoints marks = UnicodeTable.property("M");
    CodePoints spaces = UnicodeTable.whiteSpace();
    CodePoints han = UnicodeTable.property("Han");
    CodePoints unassigned = UnicodeTable.property("Cn");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int type = UCharacter.getType(c);
      boolean same =
          letters.contains(c) == UCharacter.isLetter(c)
              && numbers.contains(c)
                  == (type == ECharacterCategory.DECIMAL_DIGIT_NUMBER
                      || type == ECharacterCategory.LETTER_NUMBER
                      || type == ECharacterCategory.OTHER_NUMBER)
              && marks.contains(c)
                  == (type == ECharacterCategory.NON_SPACING_MARK
                      || type == ECharacterCategory.ENCLOSING_MARK
                      || type == ECharacterCategory.COMBINING_SPACING_MARK)
              && unassigned.contains(c) == (type == ECharacterCategory.UNASSIGNED)
              && spaces.contains(c) == UCharacter.isUWhiteSpace(c)
              && han.contains(c) == (UScript.getScript(c) == UScript.HAN);
      if (!same) {
        assertThat(c).as("U+%X", c).isNull();
      }
    }
    assertThat(UnicodeTable.property("Latin")).isNull();
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    table.append("# Unicode ").append(UnicodeTable.VERSION).append(", as ICU4J has it.");
    table.append(" Terms of use: https://www.unicode.org/license.txt\n");
    for (String category : UnicodeTable.CATEGORIES.subList(1, UnicodeTable.CATEGORIES.size())) {
      int number = UCharacter.getPropertyValueEnum(UProperty.GENERAL_CATEGORY, category);
      append(table, category, c -> UCharacter.getType(c) == number);
    }
    append(table, UnicodeTable.HAN, c -> UScript.getScript(c) == UScript.HAN);
    append(table, UnicodeTable.OF_NORMAL_FORMS, UnicodeTableTest::isOfUnicodeNine);
    return table.toString();
  }

  private static boolean isOfUnicodeNine(int c) {
    VersionInfo age = UCharacter.getAge(c);
    return age.getMajor() > 0 && age.getMajor() <= 9;
  }

  private static void append(StringBuilder table, String name, IntPredicate property) {
    table.append(name);
    int[] in = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(property).toArray();
    for (int i = 0; i < in.length; i++) {
      int first = in[i];
      while (i + 1 < in.length && in[i + 1] == in[i] + 1) {
        i++;
      }
      table.append(' ').append(Integer.toHexString(first));
      if (in[i] > first) {
        table.append('-').append(Integer.toHexString(in[i]));
      }
    }
    table.append('\n');
  }
}
