package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.mixture.tokenize.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tokenizes the lines of a file, to check a tokenizer against another. */
@Command(
    name = "tokenize",
    mixinStandardHelpOptions = true,
    description = "Writes the token ids of each line's text, for checking a tokenizer.")
public final class TokenizeCommand implements Callable<Integer> {
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
    if (tokenizer != null && !Files.isRegularFile(tokenizer)) {
      throw new ConfigurationException(
          "--tokenizer " + tokenizer + " does not exist; name a tokenizer.json or a file of ranks");
    }
    Tokenizer built = Tokenizers.of(spec());
    JsonLines.map(input, output, line -> encode(line, built));
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

  private static ObjectNode encode(JsonLine line, Tokenizer built) {
    String text = line.string("text");
    ObjectNode result = line.answer();
    ArrayNode ids = result.putArray("ids");
    for (int id : built.encode(text)) {
      ids.add(id);
    }
    return result;
  }
}
