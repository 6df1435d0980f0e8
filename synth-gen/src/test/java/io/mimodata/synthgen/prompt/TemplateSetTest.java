package io.mimodata.synthgen.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.UsageException;
import io.mimodata.synthgen.Strategy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateSetTest {
  private static final String POEM =
      """
      ---
      id: query.poem
      version: 2
      strategy: query
      audiences: [nurses]
      languages: [en]
      ---
      --- en system
      You answer in {{language}}.
      --- en
      A sonnet for {{audience}} on:

      {{passage}}
      """;

  private static final TemplateFile NURSES =
      new TemplateFile(
          TemplateFile.AUDIENCES, "# Ours.\n\nnurses.en = nurses on night shift = tired\n");

  private static TemplateFile file(String text) {
    return new TemplateFile("own.prompt", text);
  }

  @Test
  void everyFileOfTheFolderIsBuiltIn() throws IOException, URISyntaxException {
    Path folder = Path.of(TemplateSet.class.getResource("files.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(Files.readAllLines(folder.resolve("files.txt")))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("files.txt") && !name.endsWith(".class"))
                  .toList());
    }
  }

  @Test
  void builtInTemplatesHaveEveryStrategyInEnglishAndChinese() {
    TemplateSet templates = TemplateSet.builtIn();

    assertThat(templates.of(Strategy.PASSAGE))
        .extracting(PromptTemplate::name)
        .containsExactly(
            "passage.derive@1", "passage.explain@1", "passage.question@1", "passage.teach@1");
    assertThat(templates.of(Strategy.PROBLEM)).hasSize(4);
    assertThat(templates.of(Strategy.QUERY)).hasSize(8);
    assertThat(templates.ofId("query.plain")).isPresent();
    assertThat(templates.all())
        .allSatisfy(
            template -> {
              assertThat(template.languages()).containsExactly("en", "zh");
              assertThat(template.wordings().values())
                  .allSatisfy(wording -> assertThat(wording.system()).isNull());
            });
  }

  @Test
  void aFolderReplacesAndAdds() {
    TemplateSet builtIn = TemplateSet.builtIn();
    TemplateSet own =
        builtIn.with(
            List.of(
                NURSES,
                file(POEM),
                new TemplateFile("old.prompt", POEM.replace("version: 2", "version: 1")),
                new TemplateFile("new.prompt", POEM.replace("query.poem", "query.ode"))));

    assertThat(own.ofId("query.poem").orElseThrow().name()).isEqualTo("query.poem@2");
    assertThat(own.ofId("query.poem").orElseThrow().wordings().get("en"))
        .isEqualTo(
            new PromptTemplate.Wording(
                "You answer in {{language}}.", "A sonnet for {{audience}} on:\n\n{{passage}}"));
    assertThat(own.of(Strategy.QUERY)).hasSize(builtIn.of(Strategy.QUERY).size() + 1);
    assertThat(own.audience("nurses", "en")).isEqualTo("nurses on night shift = tired");
  }

  @Test
  void theHashIsThatOfTheContent() {
    TemplateSet own = TemplateSet.builtIn().with(List.of(NURSES, file(POEM)));

    assertThat(own.hash())
        .matches("[0-9a-f]{64}")
        .isEqualTo(TemplateSet.builtIn().with(List.of(file(POEM), NURSES)).hash())
        .isNotEqualTo(TemplateSet.builtIn().hash())
        .isNotEqualTo(
            TemplateSet.builtIn()
                .with(List.of(NURSES, file(POEM.replace("sonnet", "haiku"))))
                .hash());
  }

  @Test
  void allMistakesAreNamedWithFileAndLine() {
    assertThatThrownBy(
            () ->
                TemplateSet.builtIn()
                    .with(
                        List.of(
                            file(
                                """
                                ---
                                id: Poem
                                version: zero
                                strategy: poem
                                audience: [x]
                                languages: [en, fr]
                                ---
                                stray
                                --- en
                                For {{audience}} on {{theme}}
                                --- de system
                                Hm
                                """),
                            new TemplateFile("b.prompt", "Write a poem."),
                            new TemplateFile("c.prompt", "---\nid: query.c\n"),
                            new TemplateFile("d.txt", ""),
                            new TemplateFile(TemplateFile.AUDIENCES, "nurses: nurses"))))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(
            "own.prompt:2: id must be lower-case words joined by dots, cannot be: Poem",
            "own.prompt:3: version must be a number of at least 1, cannot be: zero",
            "own.prompt:4: strategy must be among [problem, passage, query], cannot be: poem",
            "own.prompt:5: a line of the head must be 'key: value' with a key of",
            "own.prompt:6: languages must be those of the sections [en], cannot be: [en, fr]",
            "own.prompt:8: text must stand below a line '--- LANGUAGE'",
            "own.prompt:9: the user message must have {{passage}}",
            "own.prompt:9: the user message has {{audience}}, so the head must have audiences",
            "own.prompt:10: unknown placeholder {{theme}}; there are [passage, audience, language]",
            "the system message of de has no user message",
            "b.prompt:1: a template must begin with a head between two lines '---'",
            "c.prompt:1: the head has no end",
            "d.txt:1: a folder of templates has files named *.prompt and audiences.properties",
            "audiences.properties:1: a line must be 'ID.LANGUAGE = WORDS', cannot be: nurses: nurses");
  }

  @Test
  void aNameTwiceIsAMistakeAndSoIsAnAudienceWithoutWords() {
    assertThatThrownBy(
            () ->
                TemplateSet.builtIn().with(List.of(file(POEM), new TemplateFile("a.prompt", POEM))))
        .hasMessageContaining("a.prompt:2: query.poem@2 is in own.prompt, too")
        .hasMessageContaining("own.prompt:5: audiences.properties has no line 'nurses.en = ...'");
  }

  @Test
  void aMissingHeadLineIsNamed() {
    assertThatThrownBy(
            () -> TemplateSet.builtIn().with(List.of(file("---\nid: query.a\n---\n--- en\n"))))
        .hasMessageContaining("own.prompt:1: version is missing in the head")
        .hasMessageContaining("own.prompt:1: strategy is missing in the head")
        .hasMessageContaining("own.prompt:1: languages is missing in the head");
  }
}
