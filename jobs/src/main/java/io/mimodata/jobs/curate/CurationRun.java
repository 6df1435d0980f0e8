package io.mimodata.jobs.curate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.DocumentId;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationFile;
import io.mimodata.synthgen.curate.CandidateProblem;
import io.mimodata.synthgen.curate.CurationConfig;
import io.mimodata.synthgen.curate.GroundTruth;
import io.mimodata.synthgen.curate.PassRate;
import io.mimodata.synthgen.curate.ProblemCuration;
import io.mimodata.synthgen.curate.ProblemRecord;
import io.mimodata.synthgen.curate.QuestionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Decides of all problems of a run. For one thread. */
final class CurationRun {
  private final CurationConfig config;
  private final Optional<KindSurvey> survey;
  private final Configuration hadoop;
  private final SparkSession spark;
  private KindSurvey.Findings findings = KindSurvey.Findings.NONE;

  CurationRun(
      CurationConfig config,
      Optional<KindSurvey> survey,
      Configuration hadoop,
      SparkSession spark) {
    this.config = config;
    this.hadoop = hadoop;
    this.survey = survey;
    this.spark = spark;
  }

  /**
   * A line, read.
   *
   * @param id of the document
   * @param curated null if the line is no problem
   * @param error why it is none; null if it is one
   */
  private record Entry(ProblemFiles.Line line, String id, ProblemRecord curated, String error) {
    CandidateProblem problem() {
      return curated.problem();
    }
  }

  /** What the language model said; complete after {@link #curate}. */
  KindSurvey.Findings findings() {
    return findings;
  }

  /**
   * One row for each line, in order, as {@link CurateJob#outputSchema} has them and the removal.
   */
  List<Row> curate(List<ProblemFiles.Line> lines) {
    List<Entry> entries = lines.stream().map(CurationRun::read).toList();
    ProblemCuration curation = new ProblemCuration(config.limits(), evaluation());
    Map<Integer, Removal> removals = brokenSolutions(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).curated() != null && !removals.containsKey(i)) {
        int place = i;
        curation
            .checkWords(entries.get(i).problem())
            .ifPresent(removal -> removals.put(place, removal));
      }
    }
    ask(entries, removals);
    List<Row> rows = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Optional<QuestionKind> told = Optional.ofNullable(findings.kinds().get(i));
      rows.add(
          entry.curated() == null
              ? unreadable(entry)
              : row(
                  entry,
                  Optional.ofNullable(removals.get(i))
                      .or(() -> curation.checkRest(entry.problem(), told))));
    }
    return rows;
  }

  private static Entry read(ProblemFiles.Line line) {
    String id = DocumentId.of(line.set(), line.place(), line.text().getBytes(UTF_8));
    try {
      return new Entry(line, id, ProblemRecord.read(line.text(), id, line.place()), null);
    } catch (IllegalArgumentException e) {
      return new Entry(line, id, null, e.getMessage());
    }
  }

  /** Asks about the problems of mathematics that nothing was found in. */
  private void ask(List<Entry> entries, Map<Integer, Removal> removals) {
    if (survey.isEmpty()) {
      return;
    }
    List<KindSurvey.Place> places = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.curated() != null && !removals.containsKey(i) && !entry.problem().hasTests()) {
        places.add(new KindSurvey.Place(i, entry.problem()));
      }
    }
    findings = survey.get().of(places, hadoop);
  }

  /** What is wrong with solutions, by the place of their line in the list. */
  private Map<Integer, Removal> brokenSolutions(List<Entry> entries) {
    List<Integer> places = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < entries.size() && config.goldenSolutions(); i++) {
      ProblemRecord curated = entries.get(i).curated();
      if (curated != null && curated.hasSolution()) {
        places.add(i);
        texts.add(entries.get(i).line().text());
      }
    }
    List<String> failures = GoldenSolutions.failures(spark, texts);
    Map<Integer, Removal> broken = new HashMap<>();
    for (int i = 0; i < failures.size(); i++) {
      if (!failures.get(i).isEmpty()) {
        broken.put(places.get(i), Removal.of(Reason.CURATE_GOLDEN_FAILS, failures.get(i)));
      }
    }
    return broken;
  }

  private ContaminationIndex evaluation() {
    ContaminationIndex.Builder builder =
        new ContaminationIndex.Builder(config.decontaminateWords());
    for (String file : config.decontaminate()) {
      EvaluationFile.addTo(builder, file, "curate.decontaminate", hadoop);
    }
    return builder.build();
  }

  private static Row unreadable(Entry entry) {
    Removal removal = Removal.of(Reason.CURATE_INVALID_ROW, entry.error());
    ProblemFiles.Line line = entry.line();
    return RowFactory.create(
        entry.id(),
        null,
        null,
        line.place(),
        line.set(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        row(removal));
  }

  private static Row row(Entry entry, Optional<Removal> removal) {
    ProblemRecord curated = entry.curated();
    CandidateProblem problem = curated.problem();
    JsonNode source = curated.row().path("source");
    GroundTruth truth = GroundTruth.of(curated);
    return RowFactory.create(
        entry.id(),
        curated.name(),
        null,
        entry.line().place(),
        source.isTextual() ? source.asText() : entry.line().set(),
        problem.question(),
        truth.ability(),
        truth.text(),
        problem.base().map(PassRate::rate).orElse(null),
        problem.strong().map(PassRate::rate).orElse(null),
        curated.testPassRates().isEmpty() ? null : curated.testPassRates().toArray(),
        problem.hasTests() || ProblemCuration.isCheckable(problem.answer()),
        entry.line().text().strip(),
        removal.map(CurationRun::row).orElse(null));
  }

  private static Row row(Removal removal) {
    return RowFactory.create(removal.reason().code(), removal.detail(), removal.duplicateOf());
  }
}
