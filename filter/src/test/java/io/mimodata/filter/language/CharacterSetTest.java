package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterSetTest {
  @Test
  void hasItsMembersOnly() {
    String members = "\0.?@\u007F\u2019\uFFFF";
    CharacterSet set = new CharacterSet(members);
    CharacterSet ascii = new CharacterSet(".?");
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertThat(set.has((char) c)).isEqualTo(members.indexOf(c) >= 0);
      assertThat(ascii.has((char) c)).isEqualTo(c == '.' || c == '?');
    }
  }

  @Test
  void mayBeEmpty() {
    assertThat(new CharacterSet("").has('\0')).isFalse();
  }
}
