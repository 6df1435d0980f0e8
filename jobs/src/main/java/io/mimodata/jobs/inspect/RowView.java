package io.mimodata.jobs.inspect;

import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Map;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Prints rows of documents or of a ledger, a column a line. */
public final class RowView {
  private static final int VALUE = 160;
  private static final int TEXT = 600;

  private RowView() {}

  public static void print(Dataset<Row> rows, int limit, PrintStream out) {
    List<Row> shown = rows.limit(limit).collectAsList();
    for (Row row : shown) {
      out.println();
      for (int i = 0; i < row.size(); i++) {
        String name = row.schema().fields()[i].name();
        if (row.isNullAt(i)) {
          continue;
        }
        if (name.equals("text")) {
          out.printf("  %-16s%n", name);
          clip(row.getString(i), TEXT).lines().forEach(line -> out.println("    | " + line));
        } else {
          out.printf("  %-16s%s%n", name, describe(row.get(i)));
        }
      }
    }
  }

  private static String describe(Object value) {
    if (value instanceof byte[] bytes) {
      return "%,d bytes".formatted(bytes.length);
    }
    if (value instanceof Map<?, ?> map) {
      return clip(new TreeMap<Object, Object>(CollectionConverters.asJava(map)).toString(), VALUE);
    }
    if (value instanceof Seq<?> list) {
      return clip(list.size() + " items " + CollectionConverters.asJava(list), VALUE);
    }
    return clip(value.toString(), VALUE).replace('\n', ' ');
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }
}
