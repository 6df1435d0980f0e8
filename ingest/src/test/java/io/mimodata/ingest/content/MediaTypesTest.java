package io.mimodata.ingest.content;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE html>                                  | text/html
          <HTML lang=en>                                   | text/html
          <!-- a --> <!-- b --> <body>                     | text/html
          <?xml version="1.0"?> <!-- x --> <html>          | application/xhtml+xml
          <?xml version="1.0"?> <rss>                      | text/plain
          some bytes before %PDF-1.5                       | application/pdf
          <html>how %PDF- starts                           | text/html
          Nothing in particular <html>                     | text/plain
          <arbitrary>                                      | text/plain
          """)
  void contentStartsLike(String content, String mediaType) {
    assertThat(MediaTypes.sniff(content.getBytes(UTF_8))).contains(mediaType);
  }

  @Test
  void binaryDataIsNothing() {
    assertThat(MediaTypes.sniff(new byte[] {'P', 'K', 3, 4, 0, 0})).isEmpty();
    assertThat(MediaTypes.sniff(new byte[] {1, 2, 3, 4, 5, 6})).isEmpty();
    assertThat(MediaTypes.sniff("\uFEFFtext".getBytes(UTF_16LE))).contains("text/plain");
  }

  @Test
  void manyCommentsTakeNoLongerThanTheyMust() {
    assertThat(MediaTypes.sniff("<!-- -->".repeat(500).getBytes(UTF_8))).contains("text/plain");
  }

  @Test
  void acceptedTypesMayBePrefixes() {
    MediaTypes types = new MediaTypes(Set.of("text/html", "text/x-*"));

    assertThat(types.accepts("text/html")).isTrue();
    assertThat(types.accepts("text/x-java")).isTrue();
    assertThat(types.accepts("text/css")).isFalse();
    assertThat(types.accepts("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          text/html                              | text/html  | -
          TEXT/HTML;Charset="UTF-8"              | text/html  | UTF-8
          text/html; a=b ; charset = 'latin1' ;  | text/html  | latin1
          text/html charset=utf-8                | text/html  | -
          ; charset=utf-8                        | ''         | utf-8
          html                                   | ''         | -
          -                                      | ''         | -
          """)
  void headersAsServersSendThem(String header, String mediaType, String charset) {
    assertThat(ContentType.parse(header)).isEqualTo(new ContentType(mediaType, charset));
  }
}
