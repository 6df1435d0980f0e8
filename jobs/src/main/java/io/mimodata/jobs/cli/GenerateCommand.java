package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.model.CheckpointTokenizer;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.synthgen.mimo.MimoModel;
import io.mimodata.synthgen.mimo.RuntimeSettings;
import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.batch.Finish;
import io.mimodata.synthgen.mimo.batch.TextRequest;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.sample.SamplingRule;
import io.mimodata.synthgen.mimo.sample.Speculation;
import io.mimodata.synthgen.mimo.text.ChatFormat;
import io.mimodata.synthgen.mimo.text.ChatFormats;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Continues a text with a model in this process. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes text with a MiMo or Qwen2 model in this process.")
public final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder with config.json, model.safetensors and tokenizer.json.")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private Prompt prompt;

  /** One of the ways to give a prompt. */
  private static final class Prompt {
    @Option(
        names = "--prompt",
        paramLabel = "TEXT",
        description = "Text to continue, as it is; control tokens may be spelled in it.")
    private String text;

    @Option(
        names = "--chat",
        paramLabel = "TEXT",
        description = "Message to answer, in the model's form of a conversation.")
    private String message;

    @Option(
        names = "--prompt-ids",
        split = ",",
        paramLabel = "ID",
        description = "Ids to continue; they are continued past the end of a text.")
    private int[] ids;
  }

  @Option(
      names = "--max-tokens",
      defaultValue = "256",
      paramLabel = "N",
      description = "Tokens to write at most; 256 unless given.")
  private int maxTokens;

  @Option(
      names = "--temperature",
      defaultValue = "0",
      paramLabel = "T",
      description = "Of sampling; 0, the default, takes the likeliest token.")
  private double temperature;

  @Option(names = "--top-p", defaultValue = "1", paramLabel = "P", description = "Nucleus.")
  private double topP;

  @Option(
      names = "--top-k",
      defaultValue = "0",
      paramLabel = "K",
      description = "Likeliest tokens; 0, the default, for all.")
  private int topK;

  @Option(
      names = "--min-p",
      defaultValue = "0",
      paramLabel = "P",
      description = "Least probability, as part of the likeliest token's.")
  private double minP;

  @Option(
      names = "--repetition-penalty",
      defaultValue = "1",
      paramLabel = "X",
      description = "Of tokens that are there already; 1, the default, for none.")
  private double repetitionPenalty;

  @Option(names = "--seed", defaultValue = "42", paramLabel = "N", description = "Of sampling.")
  private long seed;

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "Text that ends the answer; may be given several times.")
  private List<String> stops = List.of();

  @Option(
      names = "--no-mtp",
      description = "Foretell no tokens with the model's layer for multi-token prediction.")
  private boolean noMtp;

  @Option(
      names = "--weights",
      defaultValue = "STORED",
      paramLabel = "FORM",
      description = "stored (default), bf16 or q8_0: the form in which weights are kept.")
  private WeightForm weights;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; as many as processors unless given.")
  private Integer threads;

  @Option(names = "--json", description = "Print one JSON object instead of the text.")
  private boolean json;

  @Option(
      names = "--logits",
      description = "With --json, the logits of the prompt's last position, too.")
  private boolean logits;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ConfigurationException(
          "--model %s is no folder; name one with config.json and model.safetensors"
              .formatted(folder));
    }
    SamplingRule sampling = sampling();
    ModelTokenizer tokenizer = CheckpointTokenizer.of(folder).orElse(null);
    RuntimeSettings defaults = RuntimeSettings.defaults();
    RuntimeSettings settings =
        defaults
            .withWeights(weights)
            .withThreads(threads == null ? defaults.threads() : threads)
            .withBatch(
                new BatchSettings(
                    1,
                    defaults.batch().promptRows(),
                    defaults.batch().cacheBytes(),
                    noMtp ? BatchSettings.Foretelling.NEVER : BatchSettings.Foretelling.ALWAYS));
    try (MimoModel model = MimoModel.load(folder, tokenizer, settings)) {
      int[] ids = promptIds(tokenizer);
      long start = System.nanoTime();
      TextResult result =
          model.generate(
              new TextRequest(
                  ids,
                  maxTokens,
                  sampling,
                  Speculation.REJECTION,
                  prompt.ids == null,
                  stops,
                  prompt.message == null,
                  false,
                  logits,
                  this::print));
      if (json) {
        System.out.println(object(ids, result));
      } else {
        tell(result, System.nanoTime() - start);
      }
    }
    return Main.DONE;
  }

  private SamplingRule sampling() {
    try {
      if (maxTokens < 1 || (threads != null && threads < 1)) {
        throw new IllegalArgumentException("--max-tokens and --threads must be at least 1");
      }
      return new SamplingRule(temperature, topK, topP, minP, repetitionPenalty, seed);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }

  private int[] promptIds(ModelTokenizer tokenizer) {
    if (prompt.ids != null) {
      return prompt.ids;
    }
    if (tokenizer == null) {
      throw new StageException(
          "%s has no tokenizer.json; give the prompt with --prompt-ids".formatted(folder));
    }
    if (prompt.message == null) {
      return tokenizer.encode(prompt.text);
    }
    String message = tokenizer.escape(prompt.message);
    ChatFormat format = ChatFormats.of(folder);
    return tokenizer.encode(format.prompt(List.of(new ChatFormat.Turn("user", message))));
  }

  private void print(String text) {
    if (!json) {
      System.out.print(text);
      System.out.flush();
    }
  }

  private static void tell(TextResult result, long nanoseconds) {
    System.out.println();
    System.err.printf(
        "%d + %d tokens%s, %.1f tokens/s%s%n",
        result.promptTokens(),
        result.ids().length,
        result.finish() == Finish.LENGTH ? " (not ended)" : "",
        result.ids().length / (nanoseconds / 1e9),
        result.drafted() == 0
            ? ""
            : ", %d of %d foretold tokens kept".formatted(result.accepted(), result.drafted()));
  }

  private ObjectNode object(int[] ids, TextResult result) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    ArrayNode promptIds = object.putArray("prompt_ids");
    Arrays.stream(ids).forEach(promptIds::add);
    ArrayNode written = object.putArray("ids");
    Arrays.stream(result.ids()).forEach(written::add);
    object.put("text", result.text());
    object.put("finish_reason", result.finish() == Finish.STOP ? "stop" : "length");
    object.put("drafted", result.drafted());
    object.put("accepted", result.accepted());
    if (logits) {
      ArrayNode last = object.putArray("last_logits");
      for (float logit : result.promptLogits()) {
        last.add(logit);
      }
    }
    return object;
  }
}
