package io.mimodata.filter.tagger.onnx;

/** A classifier's tokenizer. Thread-safe. */
public interface TextEncoder {
  /** Ids of a text, without special tokens. */
  int[] encode(String text);

  /** Ids that come before those of every text, as that of {@code [CLS]}; not to be changed. */
  int[] prefix();

  /** Ids that come after those of every text, as that of {@code [SEP]}; not to be changed. */
  int[] suffix();

  /** Id that fills a row up; masked. */
  int padding();
}
