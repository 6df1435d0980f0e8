package io.mimodata.filter.tagger.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerSource;
import java.util.Set;

/** A language model as a tagger. */
public record LlmTaggerSource(ChatSource chat, LlmSettings settings) implements TaggerSource {
  @Override
  public String model() {
    return chat.model() + " " + Rubric.VERSION;
  }

  @Override
  public String revision() {
    String parts =
        String.join("\n", chat.revision(), Rubric.current().revision(), settings.toString());
    return Sha256.hex(parts.getBytes(UTF_8));
  }

  @Override
  public boolean tellsDomain() {
    return settings.tellsDomain();
  }

  @Override
  public Set<Dimension> dimensions() {
    return settings.dimensions();
  }

  /** All questions that may be under way; never alone, as no answer comes in a document's time. */
  @Override
  public int batchSize() {
    return Math.max(2, chat.window());
  }

  @Override
  public void check() {
    chat.check();
  }

  @Override
  public Tagger open() {
    return new LlmTagger(chat.open(), settings);
  }
}
