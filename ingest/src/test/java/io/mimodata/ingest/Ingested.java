package io.mimodata.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What a plan gives when it is read, without Spark. */
public final class Ingested implements ReadProgress {
  public final List<RawDocument> documents = new ArrayList<>();
  public final Map<String, Integer> passedOver = new HashMap<>();
  public long bytes;
  public long records;

  public static Ingested read(Format format, Path... input) {
    return read(format, FieldNames.defaults(), IngestConfig.defaults(), input);
  }

  public static Ingested read(Format format, IngestConfig config, Path... input) {
    return read(format, FieldNames.defaults(), config, input);
  }

  public static Ingested read(
      Format format, FieldNames fields, IngestConfig config, Path... input) {
    List<String> inputs = new ArrayList<>();
    for (Path path : input) {
      inputs.add(path.toString());
    }
    Configuration hadoop = new Configuration();
    IngestPlan plan =
        IngestPlanner.plan(List.of(new SourceSpec("test", format, inputs, fields)), config, hadoop);
    Ingested ingested = new Ingested();
    for (IngestTask task : plan.tasks()) {
      try (TaskReader reader = new TaskReader(task, config, hadoop, ingested, false)) {
        reader.forEachRemaining(ingested.documents::add);
      }
    }
    return ingested;
  }

  /** The default limits with another slice size. */
  public static IngestConfig slices(long bytes) {
    IngestConfig defaults = IngestConfig.defaults();
    return new IngestConfig(
        defaults.maxContentBytes(), bytes, defaults.filesPerTask(), defaults.mediaTypes());
  }

  /** The default sizes with another limit of content. */
  public static IngestConfig limit(long bytes) {
    IngestConfig defaults = IngestConfig.defaults();
    return new IngestConfig(
        bytes, defaults.sliceBytes(), defaults.filesPerTask(), defaults.mediaTypes());
  }

  /** One line a document: id, path, and why it was removed. */
  public List<String> summary() {
    return documents.stream().map(Ingested::summarize).toList();
  }

  /** One line a document: its URL, or the reason it was removed and where it was. */
  public List<String> outcomes() {
    return documents.stream()
        .map(
            document ->
                document.removal() == null
                    ? document.origin().url()
                    : document.removal().reason().code() + " " + document.origin().path())
        .toList();
  }

  private static String summarize(RawDocument document) {
    return document.id()
        + " "
        + document.origin()
        + " "
        + document.metadata()
        + " "
        + document.removal();
  }

  @Override
  public void readBytes(long count) {
    bytes += count;
  }

  @Override
  public void readRecord() {
    records++;
  }

  @Override
  public void passedOver(String type) {
    passedOver.merge(type, 1, Integer::sum);
  }
}
