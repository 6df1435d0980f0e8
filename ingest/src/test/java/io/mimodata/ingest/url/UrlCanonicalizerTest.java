package io.mimodata.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCanonicalizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://example.com                            | https://example.com/
          HTTPS://Example.COM/Path                      | https://example.com/Path
          http://www.example.com/a                      | https://example.com/a
          http://www.www.example.com/a                  | https://example.com/a
          http://www.com/                               | https://www.com/
          http://example.com./                          | https://example.com/
          http:\\\\example.com\\a\\b                    | https://example.com/a/b
          http://user:secret@example.com/               | https://example.com/
          http://a@b@example.com/                       | https://example.com/
          http://example.com:80/                        | https://example.com/
          https://example.com:443/                      | https://example.com/
          http://example.com:443/                       | https://example.com/
          http://example.com:/                          | https://example.com/
          http://example.com:008080/                    | https://example.com:8080/
          http://[2001:DB8::1]:80/x                     | https://[2001:db8::1]/x
          http://192.168.0.1:8000/                      | https://192.168.0.1:8000/
          http://Bücher.example/                        | https://xn--bcher-kva.example/
          http://xn--bcher-kva.example/                 | https://xn--bcher-kva.example/
          http://b%C3%BCcher.example/                   | https://xn--bcher-kva.example/
          http://例え。テスト/                           | https://xn--r8jz45g.xn--zckzah/
          http://under_score.example/                   | https://under_score.example/
          http://example.com/a#section                  | https://example.com/a
          http://example.com/a#!/route?x=1              | https://example.com/a#!/route?x=1
          http://example.com/a#!                        | https://example.com/a
          http://example.com/a/./b/../c                 | https://example.com/a/c
          http://example.com/../../a                    | https://example.com/a
          http://example.com/a/%2E%2e/b                 | https://example.com/b
          http://example.com//a///b                     | https://example.com/a/b
          http://example.com/a/b/                       | https://example.com/a/b
          http://example.com/index.html                 | https://example.com/index.html
          http://example.com/%7euser/%c3%a4             | https://example.com/~user/%C3%A4
          http://example.com/ä b                        | https://example.com/%C3%A4%20b
          http://example.com/a%2fb                      | https://example.com/a%2Fb
          http://example.com/100%                       | https://example.com/100%25
          http://example.com/%zz                        | https://example.com/%25zz
          http://example.com/a;jsessionid=0AF3?b=1      | https://example.com/a?b=1
          http://example.com/a;JSESSIONID=0AF3/b        | https://example.com/a/b
          http://example.com/a;v=1;sid=2                | https://example.com/a;v=1
          http://example.com/(S(lit3py55t21z5v55vlm25s55))/a.aspx | https://example.com/a.aspx
          http://example.com/wiki/Set_(mathematics)     | https://example.com/wiki/Set_(mathematics)
          http://example.com/?                          | https://example.com/
          http://example.com?q=1                        | https://example.com/?q=1
          http://example.com/?b=2&a=1                   | https://example.com/?a=1&b=2
          http://example.com/?b=2&a=2&b=1               | https://example.com/?a=2&b=2&b=1
          http://example.com/?a&&b=                     | https://example.com/?a&b=
          http://example.com/?utm_source=x&id=7&UTM_Medium=y | https://example.com/?id=7
          http://example.com/?id=7&gclid=1&fbclid=2&mc_cid=3 | https://example.com/?id=7
          http://example.com/?PHPSESSID=1&topic=2.0     | https://example.com/?topic=2.0
          http://example.com/?sid=1&ASPSESSIONIDQQ=2    | https://example.com/
          http://example.com/?%75tm_source=x            | https://example.com/
          http://example.com/?q=c%2b%2b+x               | https://example.com/?q=c%2B%2B+x
          http://example.com/?u=http://a.b/c?d          | https://example.com/?u=http://a.b/c?d
          """)
  void canonicalForms(String url, String expected) {
    assertThat(UrlCanonicalizer.canonicalize(url)).contains(expected);
  }

  @Test
  void blanksAndControlsAroundAndLineBreaksInsideGo() {
    assertThat(UrlCanonicalizer.canonicalize("\u0001 \thttp://exam\nple.com/a\r\n "))
        .contains("https://example.com/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/a",
        "//example.com/a",
        "ftp://example.com/a",
        "mailto:a@example.com",
        "javascript:void(0)",
        "urn:uuid:7",
        "dns:example.com",
        "http:",
        "http://",
        "http://:80/",
        "http://a..b/",
        "http://.../",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:http/",
        "http://a<b>.com/",
        "http://[::1/",
        "http://\u00ad/"
      })
  void whatIsNoWebAddressHasNoCanonicalForm(String url) {
    assertThat(UrlCanonicalizer.canonicalize(url)).isEmpty();
    assertThat(UrlCanonicalizer.canonicalize(null)).isEmpty();
  }

  @Test
  void hostileUrlsTakeNoTime() {
    assertThat(UrlCanonicalizer.canonicalize("http://a.b/" + " ".repeat(32_000) + "x")).isPresent();
    assertThat(UrlCanonicalizer.canonicalize("http://a.b/" + "x".repeat(10_000_000))).isEmpty();
  }

  @Test
  void theCanonicalFormOfACanonicalFormIsItself() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int canonical = 0;
    for (int i = 0; i < 50_000; i++) {
      String url = randomUrl(random);
      String once = UrlCanonicalizer.canonicalize(url).orElse(null);
      if (once != null) {
        canonical++;
        assertThat(UrlCanonicalizer.canonicalize(once)).as("seed %d, %s", seed, url).contains(once);
        assertThat(once).as("seed %d, %s", seed, url).matches("[!-~]+");
      }
    }
    assertThat(canonical).isGreaterThan(10_000);
  }

  private static String randomUrl(Random random) {
    String[] pieces = {
      "/",
      "//",
      "..",
      ".",
      "?",
      "&",
      "=",
      "#",
      "#!",
      "%",
      "%2",
      "%2e",
      "%2F",
      "%C3%A4",
      "%25",
      ";",
      ":",
      "@",
      "www.",
      "a",
      "Z",
      "9",
      "ä",
      "例",
      "\ud83d",
      "😀",
      " ",
      "\t",
      "+",
      "\\",
      "[",
      "]",
      "(S(",
      "))",
      "utm_x=1",
      ";jsessionid=1",
      "sid=2",
      "|",
      "\"",
      "~",
      "-",
      "_",
      "80",
      "443",
      "ß",
      "。",
      "ｗ",
      "\u00ad",
      "\u2100"
    };
    StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "https://");
    url.append(random.nextInt(4) == 0 ? "" : "www.Exämple.com");
    for (int n = random.nextInt(14); n > 0; n--) {
      url.append(pieces[random.nextInt(pieces.length)]);
    }
    return url.toString();
  }
}
