package io.mimodata.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.jobs.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the documents say is what the program does. */
class DocumentationTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();

  @Test
  void everyReasonIsListedWithItsMeaning() throws IOException {
    String listed = Files.readString(HOME.resolve("docs/reasons.md"));
    for (Reason reason : Reason.values()) {
      assertThat(listed).contains("| `%s` | %s |".formatted(reason.code(), reason.meaning()));
    }
  }

  @Test
  void theRecipeReferenceNamesEveryKey() throws IOException {
    String readme = Files.readString(HOME.resolve("README.md"));
    Map<String, Object> resolved =
        RecipeLoader.load(
                Optional.empty(),
                List.of(
                    "synth.model=http://localhost:8000/v1",
                    "synth.model_name=m",
                    "evaluate.model=demo",
                    "sources=[{name: a, format: html, input: b}]"),
                true)
            .resolved();
    assertKeys(resolved, readme);
  }

  private static void assertKeys(Map<String, Object> section, String readme) {
    section.forEach(
        (key, value) -> {
          assertThat(readme).contains(key);
          if (value instanceof Map<?, ?> inner && !key.equals("strategies")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> keys = (Map<String, Object>) inner;
            assertKeys(keys, readme);
          }
        });
  }
}
