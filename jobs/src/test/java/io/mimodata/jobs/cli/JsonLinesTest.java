package io.mimodata.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.recipe.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir private Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void name() {
    input = folder.resolve("in.jsonl");
    output = folder.resolve("made/out.jsonl");
  }

  private static JsonNode name(JsonLine line) {
    return TextNode.valueOf(line.string("name"));
  }

  private void assertProblem(String message) {
    assertThatThrownBy(() -> JsonLines.map(input, output, JsonLinesTest::name))
        .isInstanceOf(StageException.class)
        .hasMessage(input + message);
    assertThat(output.getParent()).isEmptyDirectory();
  }

  @Test
  void eachLineThatIsNotBlankBecomesOneInOrder() throws IOException {
    Files.writeString(input, "{\"name\": \"a\\n\"}\n\n  \n{\"name\": \"ß\"}");

    JsonLines.map(input, output, JsonLinesTest::name);

    assertThat(Files.readString(output)).isEqualTo("\"a\\n\"\n\"ß\"\n");
    assertThat(output.getParent()).isDirectoryContaining(file -> file.equals(output));
  }

  @Test
  void linesThatAreUnderWayAtOnceKeepTheirOrder() throws IOException {
    Files.writeString(input, "{\"name\": \"a\"}\n{\"name\": \"b\"}\n{\"name\": \"c\"}\n");
    List<CompletableFuture<JsonNode>> begun = new ArrayList<>();

    JsonLines.map(
        input,
        output,
        line -> {
          CompletableFuture<JsonNode> made = new CompletableFuture<>();
          begun.add(made);
          if (begun.size() == 2) {
            made.complete(name(line));
            begun.get(0).complete(TextNode.valueOf("first"));
          } else if (begun.size() == 3) {
            made.complete(name(line));
          }
          return made;
        },
        2);

    assertThat(Files.readString(output)).isEqualTo("\"first\"\n\"b\"\n\"c\"\n");
  }

  @Test
  void whatOneOfManyLinesFailsWithComesOut() throws IOException {
    Files.writeString(input, "{\"name\": \"a\"}\n{\"name\": \"b\"}\n");

    assertThatThrownBy(
            () ->
                JsonLines.map(
                    input,
                    output,
                    line ->
                        CompletableFuture.<JsonNode>failedFuture(line.problem("is out of order")),
                    4))
        .isInstanceOf(StageException.class)
        .hasMessage(input + ":1 is out of order");
    assertThat(output.getParent()).isEmptyDirectory();
  }

  @Test
  void halfACharacterIsNoReasonToFail() throws IOException {
    Files.writeString(input, "{\"name\": \"a\\ud800b\"}\n");

    JsonLines.map(input, output, JsonLine::row);

    assertThat(Files.readString(output)).isEqualTo("{\"name\":\"a?b\"}\n");
  }

  @Test
  void numbersMayBeLong() throws IOException {
    String number = "1234567890".repeat(300);
    Files.writeString(input, "{\"name\": %s}\n".formatted(number));

    JsonLines.map(input, output, JsonLine::row);

    assertThat(Files.readString(output)).isEqualTo("{\"name\":%s}\n".formatted(number));
  }

  @Test
  void theOutputMayBeTheInput() throws IOException {
    Files.writeString(input, "{\"name\": \"a\"}\n");

    JsonLines.map(input, input, JsonLinesTest::name);

    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(input));
    assertThat(Files.readString(input)).isEqualTo("\"a\"\n");
  }

  @Test
  void aBadLineIsNamedByFileAndNumberAndLeavesNoOutput() throws IOException {
    Files.writeString(input, "{\"name\": \"a\"}\n\n{\"name\": 3}\n");
    assertProblem(":3 has no field 'name' that is a string");

    Files.writeString(input, "[1]\n");
    assertProblem(":1 is not a JSON object");

    Files.writeString(input, "{\"name\": \"a\"} {\"name\": \"b\"}\n");
    assertThatThrownBy(() -> JsonLines.map(input, output, JsonLinesTest::name))
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith(input + ":1 is not JSON: ");

    Files.write(input, new byte[] {'{', '}', '\n', (byte) 0xff});
    assertThatThrownBy(() -> JsonLines.map(input, output, JsonLine::row))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void aMissingInputAndAFolderAsOutputAreErrorsOfUsage() throws IOException {
    assertThatThrownBy(() -> JsonLines.map(input, output, JsonLine::row))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--input");

    Files.writeString(input, "");
    assertThatThrownBy(() -> JsonLines.map(input, folder, JsonLine::row))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("--output %s is a folder; name a file", folder);
  }
}
