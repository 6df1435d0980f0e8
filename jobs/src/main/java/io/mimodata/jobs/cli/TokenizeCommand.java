package io.mimodata.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.mixture.tokenize.Tokenizers;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tokenizes the lines of a file, to check a tokenizer against another. */
@Command(
    name = "tokenize",
    mixinStandardHelpOptions = true,
    description = "Writes the token ids of each line's text, for checking a tokenizer.")
public final class TokenizeCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with a field text, and id if there is one.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with the fields id (if given) and ids.")
  private Path output;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description = "tokenizer.json or a file of ranks; otherwise the Qwen2 vocabulary.")
  private Path tokenizer;

  @Option(
      names = "--engine",
      defaultValue = "OWN",
      paramLabel = "ENGINE",
      description = "own (default), or library: Hugging Face's, for what ours does not support.")
  private Engine engine;

  @Option(
      names = "--pattern",
      paramLabel = "NAME|REGEX",
      description = "How words are cut, for a file of ranks that is not a known one.")
  private String pattern;

  @Option(
      names = "--eod",
      paramLabel = "TOKEN|ID",
      description =
          "What closes a document: an added token of tokenizer.json, or an id past the ranks.")
  private String eod;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(input)) {
      throw new ConfigurationException(
          "--input " + input + " does not exist; name a JSON-lines file");
    }
    if (tokenizer != null && !Files.isRegularFile(tokenizer)) {
      throw new ConfigurationException(
          "--tokenizer " + tokenizer + " does not exist; name a tokenizer.json or a file of ranks");
    }
    Tokenizer built = Tokenizers.of(spec());
    Files.createDirectories(output.toAbsolutePath().getParent());
    Path partial = output.resolveSibling("." + output.getFileName() + ".inprogress");
    try {
      encodeAll(partial, built);
      Files.move(partial, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    return Main.DONE;
  }

  private TokenizerSpec spec() {
    try {
      return new TokenizerSpec(
          tokenizer == null ? null : tokenizer.toString(), eod, engine, pattern);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }

  private void encodeAll(Path target, Tokenizer built) throws IOException {
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(input);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines++;
        if (!line.isBlank()) {
          out.write(JSON.writeValueAsString(encode(line, lines, built)));
          out.newLine();
        }
      }
    } catch (CharacterCodingException e) {
      throw new StageException("%s is not UTF-8 after line %d".formatted(input, lines), e);
    }
  }

  private ObjectNode encode(String line, long number, Tokenizer built) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s:%d is not JSON: %s".formatted(input, number, e.getOriginalMessage()));
    }
    if (!row.path("text").isTextual()) {
      throw new StageException(
          "%s:%d has no field 'text' that is a string".formatted(input, number));
    }
    ObjectNode result = JSON.createObjectNode();
    if (row.has("id")) {
      result.set("id", row.get("id"));
    }
    var ids = result.putArray("ids");
    for (int id : built.encode(row.get("text").asText())) {
      ids.add(id);
    }
    return result;
  }
}
