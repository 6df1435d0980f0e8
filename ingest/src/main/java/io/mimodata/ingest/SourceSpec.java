package io.mimodata.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One source of a run.
 *
 * @param name stands in the column {@code source} and goes into every document id
 * @param format of all its files
 * @param input files, folders (read recursively) and glob patterns, on any Hadoop file system
 * @param fields names of the fields of rows; without meaning for other formats
 */
public record SourceSpec(String name, Format format, List<String> input, FieldNames fields)
    implements Serializable {
  public SourceSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    input = List.copyOf(input);
    fields = fields == null ? FieldNames.defaults() : fields;
  }
}
