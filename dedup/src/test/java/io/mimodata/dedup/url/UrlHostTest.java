package io.mimodata.dedup.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlHostTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "https://docs.oracle.com/javase/8/, docs.oracle.com",
        "http://www.Example.ORG:8080?a=b, example.org",
        "https://user:pw@example.org#top, example.org",
        "example.org/path/https://other.org, example.org",
        "https://[2001:db8::1]:443/, [2001:db8::1]",
        "file:///tmp/a.html, null",
        "null, null",
      })
  void isTheAuthorityWithoutUserPortAndWww(String url, String host) {
    assertThat(UrlHost.of(url)).isEqualTo(host);
  }
}
