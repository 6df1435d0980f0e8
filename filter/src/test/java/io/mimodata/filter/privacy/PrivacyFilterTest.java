package io.mimodata.filter.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.EditedText;
import io.mimodata.document.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All names, numbers and keys are made up. */
class PrivacyFilterTest {
  private static final PrivacyFilter ALL = new PrivacyFilter(PrivacyConfig.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Write to jane.doe+news@acme-corp.com.|Write to <EMAIL>.",
        "<j_d@mail.acme.co.uk>, x|<<EMAIL>>, x",
        "联系jane@acme.cn。|联系<EMAIL>。",
        "mailto:jane@acme.com?subject=x|mailto:<EMAIL>?subject=x",
        "jane@acme.com.Please write|<EMAIL>.Please write",
        "jane [at] acme [dot] org and jane(at)acme.de|<EMAIL> and <EMAIL>",
        "call (212) 555-2368 or 212-555-2369|call <PHONE> or <PHONE>",
        "1-212-555-2368 and 212.555.2368|<PHONE> and <PHONE>",
        "+44 (0)20 7946 0018, +49 30 901820, +86 138 0013 8000|<PHONE>, <PHONE>, <PHONE>",
        "Tel.: 030 901820-0|Tel.: <PHONE>",
        "手机：13800138000|手机：<PHONE>",
        "Tél : 01 42 68 53 00|Tél : <PHONE>",
        "from 93.184.216.34: refused|from <IP>: refused",
        "http://93.184.216.34:8080/x, (185.60.216.35)|http://<IP>:8080/x, (<IP>)",
        "the IP 23.4.5.6 and 2606:2800:220:1:248:1893:25c8:1946|the IP <IP> and <IP>",
        "[2a00:1450:4001:81b::200e]:443|[<IP>]:443",
        "paid with 4111 1111 1111 1111 on|paid with <CARD> on",
        "5500-0000-0000-0004, 3782 822463 10005|<CARD>, <CARD>",
        "Card no. 6011000000000004|Card no. <CARD>",
        "IBAN DE89 3704 0044 0532 0130 00, GB82WEST12345698765432|IBAN <IBAN>, <IBAN>",
        "NL91ABNA0417164300 or FR1420041010050500013M02606|<IBAN> or <IBAN>",
        "SSN 123-45-6789|SSN <NATIONAL_ID>",
        "National Insurance number: AB 12 34 56 C|National Insurance number: <NATIONAL_ID>",
        "身份证 11010519491231002X|身份证 <NATIONAL_ID>",
        "CPF 529.982.247-25, 11.222.333/0001-81|CPF <NATIONAL_ID>, <NATIONAL_ID>",
        "cpf: 52998224725|cpf: <NATIONAL_ID>",
        "DNI 12345678Z y NIE X1234567L|DNI <NATIONAL_ID> y NIE <NATIONAL_ID>",
        "C.F. RSSMRA85T10A562S|C.F. <NATIONAL_ID>",
        "Aadhaar: 2341 2341 2346|Aadhaar: <NATIONAL_ID>",
        "BSN 111222333, PESEL 44051401359|BSN <NATIONAL_ID>, PESEL <NATIONAL_ID>",
        "2 55 08 14 168 025 38|<NATIONAL_ID>",
        "personnummer 811228-9874|personnummer <NATIONAL_ID>",
        "hetu 131052-308T|hetu <NATIONAL_ID>",
        "AHV 756.9217.0769.85|AHV <NATIONAL_ID>",
        "Steuer-ID 86095742719|Steuer-ID <NATIONAL_ID>",
        "T.C. kimlik 10000000146|T.C. kimlik <NATIONAL_ID>",
        "AKIAJ5Q7ZX4ML2VN6TKB|<SECRET>",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a|<SECRET>",
        "xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx|<SECRET>",
        "key AIzaSyD4x9Qm2ZtR7bVn5KpLw8JfGh3YcTuE6oA|key <SECRET>",
        "sk-proj-f3Kq9ZxW1pLm7VbT2nRs8aQe|<SECRET>",
        "sk_live_f3Kq9ZxW1pLm7VbT2nRs8aQe|<SECRET>",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0T|<SECRET>",
        "Authorization: Bearer f3Kq9ZxW1pLm7VbT2nRs|Authorization: Bearer <SECRET>",
        "api_key = \"f3Kq9ZxW1pLm7VbT2nRs\"|api_key = \"<SECRET>\"",
        "'client-secret': 'f3Kq9ZxW1pLm7VbT2nRs',|'client-secret': '<SECRET>',",
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCY2Q9zLk4TeW|AWS_SECRET_ACCESS_KEY=<SECRET>",
        "password: \"Hunter2!x\"|password: \"<SECRET>\"",
        "postgres://app:f3Kq9ZxW@db.acme.com/x|postgres://app:<SECRET>@db.acme.com/x",
        "-----BEGIN RSA PRIVATE KEY-----¶MIIEpAIBAAKCAQEA04up8hoqzS1¶-----END RSA PRIVATE KEY-----|<SECRET>"
      })
  void isReplaced(String text, String expected) {
    assertThat(filter(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user@example.com, me@mail.example.org, foo@bar.com, root@localhost, a@host.local",
        "git@github.com:org/repo.git and ssh://git@github.com/x",
        "@Override @pytest.mark.parametrize @media @org/pkg lodash@4.17.21 foo@2x.png getty@tty1.service",
        "\\foo@bar.com \\makeatletter\\@startsection p@{3cm} C = A@B.T y = x@w.sum() 5 @ 3.com",
        "@user@mastodon.social, i@, @., a@b, a..@b.com",
        "212-555-0123 and +1 212 555 0199",
        "2023-10-12, 12/10/2023, 1999-2005, 10.12.2023, call us 2023-10-12, 12:30:45.123",
        "ISBN 978-3-16-148410-0, 0-306-40615-2, ISSN 0317-8471, arXiv:2101.00001v2, doi:10.1000/182",
        "3.1415926535 8979323846 2643383279 1.61803398875 -0.5772156649 6.02214076e23",
        "3.1415 9265 3589 7932 3846 2643 3832 7950 2884 1971",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "127.0.0.1 0.0.0.0 10.1.2.3 192.168.1.1 172.16.5.4 169.254.1.1 192.0.2.7 198.51.100.3 203.0.113.9",
        "255.255.255.0 224.0.0.1 100.64.0.1 198.18.0.1 8.8.8.8 1.1.1.1",
        "version 93.184.216.34, v1.2.3.4, Chrome/91.0.4472.124, 1.2.3.4-rc1, libfoo.so.93.184.216.34, XFree86 4.3.99.16",
        "1.3.6.1.4.1.311 and 93.184.216.34.5, 256.93.184.216, 093.184.216.034, section 1.2.3.4",
        "::1 fe80::1 2001:db8::8a2e:370:7334 std::abc a::b aa:bb:cc:dd:ee:ff 12:30:45 16:9 2001::1",
        "4111 1111 1111 1112, 1234 5678 9012 3452, 4111111111111111, 0000 0000 0000 0000",
        "GB82WEST12345698765433 DE00370400440532013000 AB12 CD34",
        "SSN 000-12-3456, SSN 666-12-3456, SSN 078-05-1120, SSN 987-65-4321",
        "123-45-6789, AB123456C, 12345678Z, X1234567L, 811228-9874, 111222333, 44051401359, 2341 2341 2346",
        "529.982.247-26, 11.222.333/0001-82, RSSMRA85T10A562T, 110105194912310021",
        "BSN 111222334, PESEL 44051401358, personnummer 811228-9873, DNI 12345678A, hetu 131052-308U",
        "d670460b4b4aece5915caf5c68d12f560a9fe3e4 550e8400-e29b-41d4-a716-446655440000 0x7fff5fbff8c0",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "AKIAIOSFODNN7EXAMPLE api_key = \"YOUR_API_KEY_HERE_123\" password = \"${DB_PASSWORD}\" sk-learn-something",
        "token = tokenizer.next_token_from_stream1, secret: see chapter twelve, Bearer of good news 12345678901234",
        "https://user:password@host.acme.com/ https://x.com:8080/a@b http://joe@acme.com/",
        "-----BEGIN PUBLIC KEY----- MIIBIjANBgkqhkiG9w0 -----END PUBLIC KEY-----",
        "n = 123456789012345678, 2^61 = 2305843009213693952, $1,234,567.89, 1 000 000 000, 100-200-3000",
        "GET /index.html HTTP/1.1 200 1234567890123 \"-\" 0.000123 1514764800",
        "0.1234 0.5678 0.9012 1234.5678 (0.12) 12.5% 95% CI 1.20-1.45, p<0.001, t(38)=2.4, F(2, 120) = 5.55",
        "E. coli K-12 MG1655 NC_000913.3, 1234567890123456789012345678901234567890",
        "<EMAIL> <PHONE> <SECRET>@host.com password = \"<SECRET>\""
      })
  void isLeftAlone(String text) {
    assertThat(filter(text)).isEqualTo(text);
  }

  @Test
  void cardsOfEveryIssuerNeedTheirCheckDigit() {
    for (String start :
        List.of("4", "51", "55", "2221", "2720", "2200", "6011", "65", "3530", "62")) {
      String number = withLuhn(start + "0123456789012345".substring(0, 15 - start.length()));
      String printed = number.replaceAll("(\\d{4})(?=\\d)", "$1 ");
      assertThat(filter("x " + printed + ".")).as(printed).isEqualTo("x <CARD>.");
      char last = printed.charAt(printed.length() - 1);
      String wrong =
          printed.substring(0, printed.length() - 1) + (char) ('0' + (last - '0' + 1) % 10);
      assertThat(filter(wrong)).isEqualTo(wrong);
    }
  }

  private static String withLuhn(String digits) {
    for (char check = '0'; check <= '9'; check++) {
      if (CheckDigits.luhn(digits + check)) {
        return digits + check;
      }
    }
    throw new AssertionError(digits);
  }

  @Test
  void inCodeOnlySecretsAndAddressesOfPeople() {
    String code =
        "ip = '93.184.216.34'; tel = '212-555-2368'; m = 'jane@acme.com'; x = a.b@c.run; q@k.to(0)";
    EditedText filtered = ALL.apply(code, List.of(new Span(Span.CODE, 0, code.length())));
    assertThat(filtered.text()).isEqualTo(code.replace("jane@acme.com", "<EMAIL>"));
    assertThat(filtered.counts()).isEqualTo(Map.of("pii_email", 1));
    assertThat(filtered.spans()).containsExactly(new Span(Span.CODE, 0, filtered.text().length()));
  }

  @Test
  void spansMoveAlong() {
    String text = "😀 jane@acme.com $x$ 93.184.216.34 `y`";
    EditedText filtered =
        ALL.apply(text, List.of(new Span(Span.CODE, 34, 37), new Span(Span.FORMULA, 16, 19)));
    assertThat(filtered.text()).isEqualTo("😀 <EMAIL> $x$ <IP> `y`");
    assertThat(filtered.spans())
        .containsExactly(new Span(Span.CODE, 19, 22), new Span(Span.FORMULA, 10, 13));
    assertThat(filtered.counts()).isEqualTo(Map.of("pii_email", 1, "pii_ip", 1));
  }

  @Test
  void formulasAreNeverTouchedAndFilteredTextsStay() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "jane@acme.com",
            "4111 1111 1111 1111",
            "212-555-2368",
            "+49 30 901820",
            " ",
            "\n",
            "x",
            "@",
            "93.184.216.34",
            "password=\"Hunter2!x\"",
            "DE89370400440532013000",
            ".",
            "-",
            "1",
            "://a:b1C9@",
            "Tel ",
            "AKIAJ5Q7ZX4ML2VN6TKB",
            "(",
            ")",
            "é",
            "😀",
            "eyJ",
            "=",
            ":",
            "[at]",
            "12",
            "2a00:1450:4001:81b::200e");
    for (int round = 0; round < 3000; round++) {
      StringBuilder noise = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        noise.append(pieces.get(random.nextInt(pieces.size())));
      }
      String formula = "$" + noise + "$";
      int start = noise.codePointCount(0, noise.length()) + 1;
      int end = start + noise.codePointCount(0, noise.length()) + 2;
      EditedText once =
          ALL.apply(
              noise + " " + formula + " " + noise, List.of(new Span(Span.FORMULA, start, end)));
      Span span = once.spans().get(0);
      int[] codePoints = once.text().codePoints().toArray();
      assertThat(new String(codePoints, span.start(), span.end() - span.start()))
          .as("seed %d", seed)
          .isEqualTo(formula);
      assertThat(ALL.apply(once.text(), once.spans()).text())
          .as("seed %d", seed)
          .isEqualTo(once.text());
    }
  }

  /** Each detector reads a bounded number of characters; this took minutes where one didn't. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "@",
        "a@",
        "a@a.",
        "1.",
        "1 ",
        "1-",
        "+1",
        ":",
        "a:",
        "://",
        "=\"",
        "key=\"",
        "eyJ",
        "eyJa.",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----\n",
        "Bearer ",
        "sk-",
        "(",
        "[at]",
        "123-45-6789 ",
        "4111 1111 1111 ",
        "DE89",
        "A1 ",
        "2a00:",
        "Tel 030 ",
        "ssn "
      })
  void hostileTextsEnd(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertThat(filter(text)).isNotEmpty();
  }

  @Test
  void kindsAndPlaceholderCanBeChosen() {
    PrivacyFilter emails =
        new PrivacyFilter(
            new PrivacyConfig(EnumSet.of(PrivacyKind.EMAIL), "[{kind} removed]", Set.of()));
    assertThat(emails.apply("jane@acme.com 93.184.216.34", List.of()).text())
        .isEqualTo("[EMAIL removed] 93.184.216.34");
    assertThat(new PrivacyFilter(PrivacyConfig.off()).apply("jane@acme.com", List.of()).counts())
        .isEmpty();
    assertThatThrownBy(() -> new PrivacyConfig(Set.of(), "x@{kind}", Set.of("XX")))
        .hasMessage(
            "privacy.placeholder must be {kind} between brackets, as in <{kind}>, cannot be: x@{kind};"
                + " privacy.phone_regions must be ISO 3166 codes such as US, cannot be: XX");
  }

  private static String filter(String text) {
    return ALL.apply(text.replace('¶', '\n'), List.of()).text();
  }
}
