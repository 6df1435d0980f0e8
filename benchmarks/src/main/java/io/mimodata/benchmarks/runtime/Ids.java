package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The synthetic model's tokenizer: an id's text is {@code <17>}. */
final class Ids implements ModelTokenizer {
  /** Ids from 0 on that prompts are made of. */
  static final int OF_PROMPTS = 256;

  private static final Pattern ID = Pattern.compile("\\d+");

  static String spell(int id) {
    return "<" + id + ">";
  }

  static String spell(int[] ids) {
    return Arrays.stream(ids).mapToObj(Ids::spell).collect(Collectors.joining());
  }

  static int[] read(String text) {
    return ID.matcher(text).results().mapToInt(match -> Integer.parseInt(match.group())).toArray();
  }

  /** A prompt that ends in a token of its own for each seed below {@link #OF_PROMPTS}. */
  static int[] prompt(int length, int seed) {
    int[] ids = new Random(seed).ints(length, 0, OF_PROMPTS).toArray();
    ids[length - 1] = (7 * seed) % OF_PROMPTS;
    return ids;
  }

  @Override
  public int[] encode(String text) {
    return read(text);
  }

  @Override
  public String escape(String text) {
    return text;
  }

  @Override
  public Decoder decoder(boolean spellsControls) {
    return new Decoder() {
      @Override
      public String append(int id) {
        return spell(id);
      }

      @Override
      public String finish() {
        return "";
      }
    };
  }
}
