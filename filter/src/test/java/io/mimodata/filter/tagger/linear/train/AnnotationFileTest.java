package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationFileTest {
  private static final AnnotationFile FILE = new AnnotationFile(text -> List.of());

  @TempDir Path folder;

  private static Annotation parse(String line) {
    return FILE.parse(line, "a.jsonl:3");
  }

  @Test
  void readsADocument() {
    Annotation annotation =
        new AnnotationFile(text -> List.of(new Span(Span.CODE, 0, text.length())))
            .parse(
                """
                {"id":"a/1","site":"s","source":"book","text":"x = 1","domain":"spam_nav",\
                "knowledge_density":3,"clarity":null,"professional":0.5,"weight":2}""",
                "a.jsonl:1");
    assertThat(annotation)
        .isEqualTo(
            new Annotation(
                "a/1",
                "s",
                "en",
                null,
                "x = 1",
                List.of(new Span(Span.CODE, 0, 5)),
                Domain.SPAM_NAV,
                Map.of(Dimension.KNOWLEDGE_DENSITY, 0.6, Dimension.PROFESSIONAL, 0.1),
                2));
  }

  @Test
  void aSiteIsTheHostOrTheIdWhereNoneIsGiven() {
    String start = "{\"id\":\"a\",\"text\":\"t\",\"domain\":\"news\"";
    assertThat(parse(start + ",\"url\":\"https://x.org/b?c\"}").site()).isEqualTo("x.org");
    assertThat(parse(start + ",\"url\":\"not a url\"}").site()).isEqualTo("a");
    assertThat(parse(start + "}").site()).isEqualTo("a");
  }

  @Test
  void anUnknownDomainIsNamedWithTheNearest() {
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":\"t\",\"domain\":\"math\"}"))
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith("a.jsonl:3: domain must be one of [maths, code,")
        .hasMessageEndingWith("cannot be: math; did you mean 'maths'?");
  }

  @Test
  void errorsNameFileLineAndField() {
    assertThatThrownBy(() -> parse("{\"id\":\"a\""))
        .hasMessageStartingWith("a.jsonl:3: must be a JSON object: ");
    assertThatThrownBy(() -> parse("[]"))
        .hasMessage("a.jsonl:3: must be a JSON object, cannot be: ARRAY");
    assertThatThrownBy(() -> parse("{\"text\":\"t\",\"domain\":\"news\"}"))
        .hasMessage("a.jsonl:3: id must be a string, cannot be: absent");
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":5,\"domain\":\"news\"}"))
        .hasMessage("a.jsonl:3: text must be a string, cannot be: 5");
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":\"t\"}"))
        .hasMessage("a.jsonl:3: must have a domain or a grade");
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":\"t\",\"clarity\":6}"))
        .hasMessage("a.jsonl:3: clarity must be a number from 0 to 5, cannot be: 6");
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":\"t\",\"clarity\":\"4\"}"))
        .hasMessage("a.jsonl:3: clarity must be a number from 0 to 5, cannot be: \"4\"");
    assertThatThrownBy(() -> parse("{\"id\":\"a\",\"text\":\"t\",\"clarity\":4,\"weight\":0}"))
        .hasMessage("a.jsonl:3: weight must be more than 0, cannot be: 0");
  }

  @Test
  void anIdIsThereOnce() throws IOException {
    Path first = Files.writeString(folder.resolve("a.jsonl"), line("1") + "\n\n" + line("2"));
    Path second = Files.writeString(folder.resolve("b.jsonl"), line("3") + "\n" + line("2"));
    assertThat(FILE.read(List.of(first))).extracting(Annotation::id).containsExactly("1", "2");
    assertThatThrownBy(() -> FILE.read(List.of(first, second)))
        .hasMessageStartingWith(second + ":2: id must be there once, cannot be: 2, as in " + first);
  }

  private static String line(String id) {
    return "{\"id\":\"%s\",\"text\":\"t\",\"domain\":\"news\"}".formatted(id);
  }
}
