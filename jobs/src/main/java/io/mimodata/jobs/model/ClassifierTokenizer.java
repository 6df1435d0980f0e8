package io.mimodata.jobs.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.onnx.TextEncoder;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import io.mimodata.mixture.tokenize.Tokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tokenizer of a classifier's folder: Hugging Face's engine, between the special tokens that
 * the file's {@code post_processor} puts around a single text. Thread-safe.
 */
public final class ClassifierTokenizer implements TextEncoder {
  private static final Set<String> PADDINGS = Set.of("[PAD]", "<pad>", "<|padding|>");

  private final Tokenizer tokenizer;
  private final int[] prefix;
  private final int[] suffix;
  private final int padding;

  private ClassifierTokenizer(Tokenizer tokenizer, int[] prefix, int[] suffix, int padding) {
    this.tokenizer = tokenizer;
    this.prefix = prefix;
    this.suffix = suffix;
    this.padding = padding;
  }

  /**
   * Reads {@code tokenizer.json} of a folder.
   *
   * @throws StageException if it is missing, damaged, or has a post-processor that is not known
   */
  public static TextEncoder of(Path folder) {
    Path file = folder.resolve("tokenizer.json");
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new StageException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    frame(root.path("post_processor"), before, after, file);
    String eod = eod(root, after);
    TokenizerSpec spec = new TokenizerSpec(file.toString(), eod, Engine.LIBRARY, null);
    return new ClassifierTokenizer(
        Tokenizers.of(spec),
        before.stream().mapToInt(id -> id).toArray(),
        after.stream().mapToInt(id -> id).toArray(),
        padding(root));
  }

  private static void frame(
      JsonNode processor, List<Integer> before, List<Integer> after, Path file) {
    switch (processor.path("type").asText("")) {
      case "", "ByteLevel" -> {}
      case "Sequence" ->
          processor.path("processors").forEach(each -> frame(each, before, after, file));
      case "BertProcessing", "RobertaProcessing" -> {
        before.add(processor.path("cls").path(1).asInt());
        after.add(processor.path("sep").path(1).asInt());
      }
      case "TemplateProcessing" -> {
        List<Integer> side = before;
        for (JsonNode piece : processor.path("single")) {
          if (piece.has("Sequence")) {
            side = after;
            continue;
          }
          String name = piece.path("SpecialToken").path("id").asText();
          for (JsonNode id : processor.path("special_tokens").path(name).path("ids")) {
            side.add(id.asInt());
          }
        }
      }
      default ->
          throw new StageException(
              "%s has a post_processor of type %s; known are TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel and Sequence"
                  .formatted(file, processor.path("type")));
    }
  }

  /** The added token that ends a text; null where nothing does. */
  private static String eod(JsonNode root, List<Integer> after) {
    for (JsonNode token : root.path("added_tokens")) {
      if (after.contains(token.path("id").asInt())) {
        return token.path("content").asText();
      }
    }
    return null;
  }

  private static int padding(JsonNode root) {
    if (root.path("padding").has("pad_id")) {
      return root.path("padding").path("pad_id").asInt();
    }
    for (JsonNode token : root.path("added_tokens")) {
      if (PADDINGS.contains(token.path("content").asText())) {
        return token.path("id").asInt();
      }
    }
    return 0;
  }

  @Override
  public int[] encode(String text) {
    return tokenizer.encode(text);
  }

  @Override
  public int[] prefix() {
    return prefix;
  }

  @Override
  public int[] suffix() {
    return suffix;
  }

  @Override
  public int padding() {
    return padding;
  }
}
