package io.mimodata.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.onnx.LabelMapping;
import io.mimodata.filter.tagger.onnx.OnnxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggersSectionTest {
  private final Problems problems = new Problems();
  @TempDir private Path folder;

  private List<TaggerRecipe> read(String yaml) {
    Section root = new Section(RecipeNode.parse(yaml, "r.yaml", problems), "", problems);
    return TaggersSection.read(root.section("filter"));
  }

  private void onnxFolder() throws IOException {
    for (String name : List.of("model.onnx", "config.json", "tokenizer.json")) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  @Test
  void withoutTheKeyThereIsTheModelOfTheProgram() {
    assertThat(read("filter: {}")).containsExactly(new TaggerRecipe.Linear("default"));
    assertThat(read("filter: {taggers: []}")).isEmpty();
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void readsAllBackends() throws IOException {
    onnxFolder();
    String yaml =
        """
        filter:
          taggers:
            - backend: linear
            - backend: onnx
              model: %1$s
              dimension: educational_value
              max_length: 256
            - backend: onnx
              model: %1$s
              domain: {Mathematics: maths, Programming: code}
            - backend: llm
              model: http://localhost:8000/v1
              model_name: judge
              dimensions: [reasoning_depth]
              domain: false
              excerpt: 900
        """
            .formatted(folder);
    List<TaggerRecipe> taggers = read(yaml);

    assertThat(problems.messages()).isEmpty();
    assertThat(taggers).hasSize(4).isEqualTo(read(yaml));
    assertThat(taggers.get(1))
        .isEqualTo(
            new TaggerRecipe.Onnx(
                folder.toString(),
                new OnnxSettings(
                    new LabelMapping.ToGrade(Dimension.EDUCATIONAL_VALUE, 0, 5, Map.of()),
                    256,
                    0,
                    16,
                    1)));
    assertThat(((TaggerRecipe.Onnx) taggers.get(2)).settings().mapping())
        .isEqualTo(
            new LabelMapping.ToDomain(
                Map.of("Mathematics", Domain.MATHS, "Programming", Domain.CODE)));
    TaggerRecipe.Llm llm = (TaggerRecipe.Llm) taggers.get(3);
    assertThat(llm.model().name()).isEqualTo("judge");
    assertThat(llm.settings().dimensions()).isEqualTo(Set.of(Dimension.REASONING_DEPTH));
    assertThat(llm.settings().tellsDomain()).isFalse();
    assertThat(llm.settings().excerptTokens()).isEqualTo(900);
  }

  @Test
  void everyProblemHasItsPathAndTheNearestName() throws IOException {
    onnxFolder();
    read(
        """
        filter:
          taggers:
            - backend: liner
            - model: default
            - backend: linear
              model: /no/such/file
            - backend: onnx
              model: %s
              domain: {Maths: math}
            - backend: onnx
              model: /no/such/folder
              dimension: clarty
            - backend: llm
              model: http://localhost:8000/v1
              model_name: judge
              dimensions: []
              domain: false
              excerp: 900
        """
            .formatted(folder));

    assertThat(problems.messages())
        .containsExactly(
            "r.yaml:3: filter.taggers[0].backend must be one of linear, onnx, llm, is 'liner'",
            "r.yaml:4: filter.taggers[1].backend is missing: linear, onnx or llm",
            "r.yaml:6: filter.taggers[2].model names a file that does not exist: /no/such/file;"
                + " 'default' is the one of the program",
            "r.yaml:9: filter.taggers[3].domain.Maths 'math' is not a domain; did you mean"
                + " 'maths'?",
            "r.yaml:11: filter.taggers[4].model names a folder that does not exist:"
                + " /no/such/folder",
            "r.yaml:12: filter.taggers[4].dimension 'clarty' is not a dimension; did you mean"
                + " 'clarity'?",
            "r.yaml:13: filter.taggers[5] a tagger must tell the domain or a dimension",
            "r.yaml:18: filter.taggers[5].excerp is not a key; did you mean 'excerpt'?");
  }
}
