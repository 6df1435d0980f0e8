package io.mimodata.mixture.tokenize;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A {@code tokenizer.json} in Hugging Face's own engine, which comes as a native library inside the
 * job jar and is unpacked to the user's cache folder ({@code DJL_CACHE_DIR} moves it).
 */
final class LibraryTokenizer implements Tokenizer {
  /**
   * Whole texts, nothing added. Without these the binding cuts every text at 512 tokens and frames
   * it with control tokens.
   */
  private static final Map<String, String> WHOLE_TEXT =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  static {
    // The binding looks for a GPU build on the network, and reports its use there, unless told so.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
  }

  private final HuggingFaceFile file;
  private final HuggingFaceTokenizer engine;

  LibraryTokenizer(HuggingFaceFile file) {
    this.file = file;
    try {
      engine =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(file.json().getBytes(StandardCharsets.UTF_8)), WHOLE_TEXT);
    } catch (IOException | RuntimeException e) {
      throw new StageException(
          "The tokenizer %s can't be loaded: %s".formatted(file.name(), e.getMessage()), e);
    }
    checkAddedTokens();
  }

  /** The engine numbers added tokens by itself: without control tokens some may move. */
  private void checkAddedTokens() {
    try {
      for (JsonNode token : new ObjectMapper().readTree(file.json()).path("added_tokens")) {
        int id = token.path("id").asInt();
        long[] found = engine.encode(token.path("content").asText(), false, false).getIds();
        if (found.length != 1 || found[0] != id) {
          throw new StageException(
              "The tokenizer %s has the added token %s of white space with id %d, which the library's engine makes %s; use mixture.tokenizer.engine: own"
                  .formatted(file.name(), token.path("content"), id, Arrays.toString(found)));
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int[] encode(String text) {
    long[] ids = engine.encode(Surrogates.replaceUnpaired(text), false, false).getIds();
    int[] narrow = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = (int) ids[i];
      if (narrow[i] == eod()) {
        throw new IllegalArgumentException(
            "The vocabulary of %s gives plain text the id %d, which closes documents"
                .formatted(file.name(), eod()));
      }
    }
    return narrow;
  }

  @Override
  public String decode(int[] ids) {
    long[] wide = Arrays.stream(ids).filter(id -> checkId(id) != eod()).asLongStream().toArray();
    return engine.decode(wide, false);
  }

  @Override
  public int vocabularySize() {
    return file.vocabularySize();
  }

  @Override
  public int eod() {
    return file.eod();
  }

  @Override
  public String name() {
    return HuggingFaceFile.lastName(file.name());
  }

  @Override
  public String fingerprint() {
    return file.fingerprint();
  }
}
