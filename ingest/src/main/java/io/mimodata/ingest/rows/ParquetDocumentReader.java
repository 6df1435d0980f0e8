package io.mimodata.ingest.rows;

import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentReader;
import io.mimodata.ingest.FileSlice;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.RawDocument;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the row groups that start in a slice of a Parquet file. The path of a row is {@code
 * file#row}, counted from 0 in the whole file. Where a row group is damaged, the rows before count,
 * one ledger row stands for the rest of the group, and the next group is read.
 */
public final class ParquetDocumentReader implements DocumentReader {
  private final RowDocuments rows;
  private final FileSlice slice;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final List<BlockMetaData> groups;

  private int nextGroup;
  private long nextRow;
  private long rowsLeft;
  private RecordReader<Group> records;
  private long position;

  private ParquetDocumentReader(FileSlice slice, IngestConfig config, ParquetFileReader reader) {
    this.rows = new RowDocuments(slice.file(), config);
    this.slice = slice;
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.columns = new ColumnIOFactory().getColumnIO(schema);
    this.groups = reader.getRowGroups();
    this.position = slice.start();
  }

  public static ParquetDocumentReader open(
      FileSlice slice, IngestConfig config, Configuration hadoop) throws IOException {
    Path path = new Path(URI.create(slice.file().uri()));
    ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(path, hadoop), HadoopReadOptions.builder(hadoop).build());
    try {
      return new ParquetDocumentReader(slice, config, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public Optional<RawDocument> next() throws IOException {
    while (rowsLeft == 0) {
      if (nextGroup == groups.size()) {
        return Optional.empty();
      }
      Optional<RawDocument> damage = openGroup(groups.get(nextGroup++));
      if (damage.isPresent()) {
        return damage;
      }
    }
    return Optional.of(readRow());
  }

  /** Opens a row group if it is the slice's, and passes over its rows otherwise. */
  private Optional<RawDocument> openGroup(BlockMetaData group) {
    long start = group.getStartingPos();
    if (start < slice.start() || start >= slice.end()) {
      nextRow += group.getRowCount();
      return Optional.empty();
    }
    rowsLeft = group.getRowCount();
    position = start;
    try {
      PageReadStore pages = reader.readRowGroup(nextGroup - 1);
      records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(damaged(e));
    }
  }

  private RawDocument readRow() {
    RawDocument document;
    try {
      document = rows.of(nextRow, new ParquetRow(records.read()));
    } catch (RuntimeException e) {
      return damaged(e);
    }
    nextRow++;
    rowsLeft--;
    return document;
  }

  /** The ledger row for what is left of the group. */
  private RawDocument damaged(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    RawDocument row =
        RawDocument.removed(
            rows.origin(nextRow),
            Reason.INGEST_CORRUPT,
            "%d rows of row group %d can't be read: %s"
                .formatted(rowsLeft, nextGroup - 1, message));
    nextRow += rowsLeft;
    rowsLeft = 0;
    return row;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
