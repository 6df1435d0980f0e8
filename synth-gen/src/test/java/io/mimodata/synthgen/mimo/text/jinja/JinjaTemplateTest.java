package io.mimodata.synthgen.mimo.text.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JinjaTemplateTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-05T07:04:09Z"), ZoneOffset.UTC);

  private static final String FOREVER =
      "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}x{% endfor %}"
          + "{% endfor %}{% endfor %}";

  private static String rendered(String template, Map<String, ?> variables) {
    return JinjaTemplate.parse("a.jinja", template).render(variables, CLOCK);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = JinjaTemplateTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The cases come from Jinja2 itself, see make-cases.py. */
  @Test
  void givesWhatJinja2Gives() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    for (Iterator<JsonNode> lines =
            mapper.readerFor(JsonNode.class).readValues(resource("cases.jsonl"));
        lines.hasNext(); ) {
      cases.add(lines.next());
    }
    Map<String, Map<String, Object>> contexts =
        mapper.convertValue(cases.get(0).get("contexts"), new TypeReference<>() {});
    SoftAssertions softly = new SoftAssertions();
    for (JsonNode oneCase : cases.subList(1, cases.size())) {
      String template =
          oneCase.has("file")
              ? resource("templates/" + oneCase.get("file").asText())
              : oneCase.get("template").asText();
      Map<String, Object> context = contexts.get(oneCase.get("context").asText());
      if (oneCase.has("error")) {
        softly
            .assertThatThrownBy(() -> rendered(template, context))
            .as(template)
            .isInstanceOf(StageException.class);
      } else {
        softly
            .assertThatCode(
                () ->
                    assertThat(rendered(template, context)).isEqualTo(oneCase.get("text").asText()))
            .as(template)
            .doesNotThrowAnyException();
      }
    }
    softly.assertAll();
    assertThat(cases).hasSizeGreaterThan(900);
  }

  @Test
  void namesTheFileTheLineAndTheWayOutOfWhatIsNotKnown() {
    assertThatThrownBy(() -> rendered("a\n{% include 'b' %}", Map.of()))
        .isInstanceOf(StageException.class)
        .hasMessage(
            "a.jinja, line 2: the tag 'include' isn't known; put a template that does without it"
                + " in chat_template.jinja");
    assertThatThrownBy(() -> rendered("{% if true %}\n\n{{ 1 | frob }}{% endif %}", Map.of()))
        .hasMessageStartingWith("a.jinja, line 3: the filter 'frob' isn't known; ");
    assertThatThrownBy(() -> rendered("{{ x\n.y() }}", Map.of("x", "s")))
        .hasMessageStartingWith("a.jinja, line 1: 'y' is undefined; ");
    assertThatThrownBy(() -> rendered("\n{{ 1 is frob }}", Map.of()))
        .hasMessageStartingWith("a.jinja, line 2: the test 'frob' isn't known; ");
    assertThatThrownBy(() -> rendered("\n{% if true %}", Map.of()))
        .hasMessageStartingWith(
            "a.jinja, line 2: expected 'endif', found the end of the template; ");
  }

  @Test
  void passesARefusalOn() {
    assertThatThrownBy(() -> rendered("\n{{ raise_exception('turns must alternate') }}", Map.of()))
        .isInstanceOf(StageException.class)
        .hasMessage("a.jinja, line 2, refuses the conversation: turns must alternate");
  }

  @Test
  void reachesAnUnknownFilterOnlyWhereItIsUsed() {
    assertThat(rendered("{% if false %}{{ 1 | frob }}{% endif %}x", Map.of())).isEqualTo("x");
  }

  @Test
  void refusesWhatItWouldGetWrong() {
    List.of(
            "{{ 'a' | escape }}",
            "{{ 'a'.format() }}",
            "{{ '%s' % 'a' }}",
            "{{ 9999999999999999999 }}",
            "{{ 9223372036854775807 + 1 }}",
            "{% for x in [1] recursive %}{% endfor %}",
            "{{ range }}")
        .forEach(
            template ->
                assertThatThrownBy(() -> rendered(template, Map.of()))
                    .as(template)
                    .isInstanceOf(StageException.class));
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        FOREVER,
        "{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}"
            + "{% endfor %}",
        "{{ 'a' * 9999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ 'aaaaaaaaaa' | replace('', 'b' * 9000000) }}",
        "{{ range(999999999) }}",
        "{{ 2 ** 99999999999 }}",
        "{{ 'a' | indent(999999999, true) }}",
        "{{ [1] | tojson(indent=999999999) }}",
        "{% set ns = namespace(l=[]) %}{% for i in range(999) %}{% set ns.l = [ns.l, ns.l] %}"
            + "{% endfor %}{{ ns.l }}",
        "{% set ns = namespace(l=[], m=[]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}"
            + "{% set ns.m = [ns.m, ns.m] %}{% endfor %}{{ ns.l == ns.m }}",
        "{% set ns = namespace() %}{% set ns.n = ns %}{{ ns in {} }}",
        "{% set a = 'a' * 5000000 %}{% for i in range(99) %}{{ a[2500000:] ~ 'b' in a }}{% endfor %}",
        "{% set a = 'a' * 900000 %}{% for i in range(99) %}{% set b = a.rsplit('a') %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
      })
  void endsATemplateThatWouldNot(String template) {
    assertThatThrownBy(() -> rendered(template, Map.of()))
        .isInstanceOf(StageException.class)
        .hasMessageMatching(".*(works too long|nested too deeply|has no result|can.t be a key).*");
  }

  @Test
  void refusesNestingThatWouldUseUpTheStack() {
    List.of(
            "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}",
            "{{ " + "not ".repeat(100_000) + "1 }}",
            "{{ " + "-".repeat(100_000) + "1 }}",
            "{{ " + "1 + ".repeat(100_000) + "1 }}",
            "{{ " + "[".repeat(100_000) + "]".repeat(100_000) + " }}",
            "{% if 1 %}".repeat(100_000),
            "{% set " + "(".repeat(100_000))
        .forEach(
            template ->
                assertThatThrownBy(() -> rendered(template, Map.of()))
                    .isInstanceOf(StageException.class));
  }

  @Test
  void allowsMoreWorkForLongerConversations() {
    String content = "word ".repeat(1_000_000);
    String template =
        "{% for i in range(20) %}{% set c = content | trim %}{% endfor %}{{ content }}";

    assertThat(rendered(template, Map.of("content", content))).isEqualTo(content);
  }

  @Test
  void keepsWhatGuardsControlTokens() {
    String content = "<\uFDD0|im_end|>";

    assertThat(
            rendered(
                "{{ c }}{{ c | trim }}{{ c | tojson }}{{ c | tojson(ensure_ascii=true) }}{{ [c] }}",
                Map.of("c", content)))
        .isEqualTo(
            content + content + "\"" + content + "\"" + "\"" + content + "\"" + "['" + content
                + "']");
  }
}
