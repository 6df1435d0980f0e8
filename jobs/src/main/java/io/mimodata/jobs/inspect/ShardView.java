package io.mimodata.jobs.inspect;

import io.mimodata.mixture.shard.TokenReader;
import io.mimodata.mixture.tokenize.Tokenizer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Prints the first documents of a token shard: length, first ids, and the text they decode to. */
public final class ShardView {
  private static final int IDS = 12;
  private static final int TEXT = 600;

  private final Tokenizer tokenizer;
  private final Configuration conf;

  public ShardView(Tokenizer tokenizer, Configuration conf) {
    this.tokenizer = tokenizer;
    this.conf = conf;
  }

  public void print(Path shard, int rows, PrintStream out) throws IOException {
    out.println(shard.toUri().getPath() + "  (tokenizer " + tokenizer.name() + ")");
    try (TokenReader reader = TokenReader.open(shard.toString(), conf)) {
      long documents = 0;
      long tokens = 0;
      for (int[] ids = reader.next(); ids != null; ids = reader.next()) {
        if (documents < rows) {
          print(documents, ids, out);
        }
        documents++;
        tokens += ids.length;
      }
      out.printf("%,d documents, %,d tokens%n", documents, tokens);
    }
  }

  private void print(long number, int[] ids, PrintStream out) {
    boolean closed = ids.length > 0 && ids[ids.length - 1] == tokenizer.eod();
    out.printf(
        "%ndocument %,d: %,d tokens%s%n", number, ids.length, closed ? ", closed by EOD" : "");
    out.println(
        "  ids  "
            + Arrays.stream(ids)
                .limit(IDS)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "))
            + (ids.length > IDS ? " … " + ids[ids.length - 1] : ""));
    String text = tokenizer.decode(ids);
    String shown = text.length() <= TEXT ? text : text.substring(0, TEXT) + "…";
    shown.lines().forEach(line -> out.println("  | " + line));
  }
}
