package io.mimodata.jobs.stage;

import io.mimodata.document.Columns;
import io.mimodata.document.spark.InternalRows;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;

/**
 * What a report says of every stage's result, counted while its data is written: a cell of sums for
 * each reason, source, domain and length bucket, and the documents that it shows.
 *
 * @param cells in no order
 * @param examples by reason code; those that go on stand under the empty code
 */
record StageFigures(List<Cell> cells, Map<String, List<Examples.Example>> examples) {

  /**
   * What cells are told apart by.
   *
   * @param reason null for documents that go on
   * @param domain null where the stage knows none
   * @param bits of the length in characters
   */
  private record CellKey(String reason, String source, String domain, int bits)
      implements Serializable {}

  /**
   * Sums over the documents of one cell.
   *
   * @param reason null for documents that go on
   * @param domain null where the stage knows none
   * @param upto upper bound of the length in characters, a power of two
   * @param additional documents beyond the first of their input document
   * @param idsIn sum of the hashes of the input ids
   * @param idsOut sum of the hashes of the ids
   */
  record Cell(
      String reason,
      String source,
      String domain,
      long upto,
      long documents,
      long additional,
      TextFigures text,
      BigDecimal idsIn,
      BigDecimal idsOut) {
    boolean isKept() {
      return reason == null;
    }
  }

  /** What the texts of some documents hold; lengths in code points. */
  record TextFigures(
      long documents,
      long characters,
      long formulas,
      long codeSpans,
      long formulaCharacters,
      long codeCharacters,
      long documentsWithFormula,
      long documentsWithCode)
      implements Serializable {
    static final TextFigures NONE = new TextFigures(0, 0, 0, 0, 0, 0, 0, 0);

    TextFigures plus(TextFigures o) {
      return new TextFigures(
          documents + o.documents,
          characters + o.characters,
          formulas + o.formulas,
          codeSpans + o.codeSpans,
          formulaCharacters + o.formulaCharacters,
          codeCharacters + o.codeCharacters,
          documentsWithFormula + o.documentsWithFormula,
          documentsWithCode + o.documentsWithCode);
    }
  }

  /** Sums that grow; what one task counted. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;

    private TextFigures text = TextFigures.NONE;
    private long additional;
    private BigInteger idsIn = BigInteger.ZERO;
    private BigInteger idsOut = BigInteger.ZERO;

    void add(TextFigures one, boolean isAdditional, long idIn, long idOut) {
      text = text.plus(one);
      if (isAdditional) {
        additional++;
      } else {
        idsIn = idsIn.add(BigInteger.valueOf(idIn));
      }
      idsOut = idsOut.add(BigInteger.valueOf(idOut));
    }

    Sums plus(Sums other) {
      text = text.plus(other.text);
      additional += other.additional;
      idsIn = idsIn.add(other.idsIn);
      idsOut = idsOut.add(other.idsOut);
      return this;
    }

    Cell cell(CellKey key) {
      return new Cell(
          key.reason,
          key.source,
          key.domain,
          1L << key.bits,
          text.documents,
          additional,
          text,
          new BigDecimal(idsIn),
          new BigDecimal(idsOut));
    }
  }

  /** What one task found. */
  private record Part(Map<CellKey, Sums> sums, Examples.Smallest examples)
      implements Serializable {}

  /** Counts rows while something else reads them all. */
  static final class Tap {
    private final Parts parts = new Parts();
    private final Dataset<Row> rows;

    /**
     * @param result with the columns of a stage and its removal
     * @param inputIdColumn by which a row is known in the input
     * @param additionalColumn that is true in rows beyond the first of an input document, or null
     */
    Tap(Dataset<Row> result, String inputIdColumn, String additionalColumn) {
      result.sparkSession().sparkContext().register(parts);
      ResultColumns columns = new ResultColumns(result.schema(), inputIdColumn, additionalColumn);
      Parts target = parts;
      rows =
          InternalRows.toDataset(
              result.sparkSession(),
              InternalRows.of(result)
                  .mapPartitionsWithIndex(
                      (partition, task) -> new Counted(task, partition, columns, target), true),
              result.schema());
    }

    /** The same rows; whoever reads them must read all. */
    Dataset<Row> rows() {
      return rows;
    }

    /** What was counted; valid once the rows have been read. */
    StageFigures figures() {
      List<Cell> cells = new ArrayList<>();
      parts.total.sums().forEach((key, sum) -> cells.add(sum.cell(key)));
      return new StageFigures(cells, parts.total.examples().byReason());
    }
  }

  /**
   * Adds up what tasks found. A partition that is read again is not counted twice: a task brings
   * its partition's part, the driver knows which it has had.
   */
  private static final class Parts
      extends AccumulatorV2<Map.Entry<Integer, Part>, Map<Integer, Part>> {
    private static final long serialVersionUID = 1L;

    private final Map<Integer, Part> brought = new TreeMap<>();
    private final BitSet had = new BitSet();
    private final Part total = new Part(new HashMap<>(), new Examples.Smallest());

    @Override
    public boolean isZero() {
      return brought.isEmpty() && had.isEmpty();
    }

    @Override
    public Parts copy() {
      // Spark copies what is zero, to send it to tasks.
      Parts copy = new Parts();
      copy.brought.putAll(brought);
      return copy;
    }

    @Override
    public Parts copyAndReset() {
      return new Parts();
    }

    @Override
    public void reset() {
      brought.clear();
    }

    @Override
    public void add(Map.Entry<Integer, Part> part) {
      brought.put(part.getKey(), part.getValue());
    }

    @Override
    public void merge(AccumulatorV2<Map.Entry<Integer, Part>, Map<Integer, Part>> other) {
      other
          .value()
          .forEach(
              (partition, part) -> {
                if (!had.get(partition)) {
                  had.set(partition);
                  part.sums().forEach((key, sum) -> total.sums().merge(key, sum, Sums::plus));
                  total.examples().addAll(part.examples());
                }
              });
    }

    @Override
    public Map<Integer, Part> value() {
      return brought;
    }
  }

  private static final class Counted implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final int partition;
    private final ResultColumns columns;
    private final Parts parts;
    private final int source;
    private final int domain;
    private final Map<CellKey, Sums> sums = new HashMap<>();
    private final Examples.Smallest examples = new Examples.Smallest();
    private boolean reported;

    Counted(Iterator<InternalRow> rows, int partition, ResultColumns columns, Parts parts) {
      this.rows = rows;
      this.partition = partition;
      this.columns = columns;
      this.parts = parts;
      this.source = columns.place(Columns.SOURCE);
      this.domain = columns.place(Columns.DOMAIN);
    }

    @Override
    public boolean hasNext() {
      boolean more = rows.hasNext();
      if (!more && !reported) {
        reported = true;
        parts.add(Map.entry(partition, new Part(sums, examples)));
      }
      return more;
    }

    @Override
    public InternalRow next() {
      InternalRow row = rows.next();
      count(row);
      return row;
    }

    private void count(InternalRow row) {
      String reason = columns.reason(row);
      TextFigures text = columns.text(row);
      CellKey key =
          new CellKey(
              reason,
              columns.string(row, source),
              columns.string(row, domain),
              Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, text.characters())));
      sums.computeIfAbsent(key, k -> new Sums())
          .add(text, columns.isAdditional(row), columns.inputIdHash(row), columns.idHash(row));
      examples.add(reason, row, text, columns);
    }
  }
}
