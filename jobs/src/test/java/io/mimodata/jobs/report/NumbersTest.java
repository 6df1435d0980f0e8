package io.mimodata.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static String plain(String number) {
    return number.replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "999.4, 999.4",
    "999.6, 1.00 k",
    "1000, 1.00 k",
    "1234567, 1.23 M",
    "12345678, 12.3 M",
    "999499, 999 k",
    "999500, 1.00 M",
    "17784000000000, 17.8 T",
    "-1234567, -1.23 M",
    "9223372036854775807, 9223 P"
  })
  void compact(double value, String printed) {
    assertThat(plain(Numbers.compact(value))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0001, < 0.1 %",
    "0.0005, 0.1 %",
    "0.5, 50.0 %",
    "0.9994, 99.9 %",
    "0.9999, > 99.9 %",
    "1, 100 %",
    "1.5, 150.0 %"
  })
  void percent(double fraction, String printed) {
    assertThat(plain(Numbers.percent(fraction))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "3.21, 3.2 s",
    "9.96, 10 s",
    "59.4, 59 s",
    "59.6, 1 min 00 s",
    "158, 2 min 38 s",
    "3599.6, 1 h 00 min",
    "86400, 24 h 00 min"
  })
  void duration(double seconds, String printed) {
    assertThat(plain(Numbers.duration(seconds))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|5",
        "1234567|1,234,567",
        "0.684|0.684",
        "0.5|0.5",
        "0.000012|1.20e-05",
        "0.0014|0.0014",
        "1234.56|1,234.6",
        "12.345|12.35"
      })
  void decimal(double value, String printed) {
    assertThat(Numbers.decimal(value)).isEqualTo(printed);
  }

  @Test
  void aShareOrRateOfNothingIsNoNumber() {
    assertThat(Numbers.share(0, 0)).isEqualTo(Numbers.NONE);
    assertThat(Numbers.rate(12, 0)).isEqualTo(Numbers.NONE);
    assertThat(Numbers.rate(1000, 10)).isEqualTo("100/s");
  }

  @Test
  void ticksCarryNoEndingZeros() {
    assertThat(plain(Measure.COUNT.tick(1500))).isEqualTo("1.5 k");
    assertThat(plain(Measure.COUNT.tick(100_000))).isEqualTo("100 k");
    assertThat(plain(Measure.COUNT.tick(200))).isEqualTo("200");
    assertThat(plain(Measure.SHARE.tick(0.1))).isEqualTo("10 %");
    assertThat(plain(Measure.SHARE.tick(0.025))).isEqualTo("2.5 %");
  }

  @Test
  void theMachinesLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
      assertThat(plain(Numbers.compact(1_234_567))).isEqualTo("1.23 M");
    } finally {
      Locale.setDefault(before);
    }
  }
}
