package io.mimodata.filter.spark;

import io.mimodata.document.StageException;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.wordlist.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads word lists on the driver, so that workers need not see their files. */
final class WordListFiles {
  private WordListFiles() {}

  /**
   * Reads lists.
   *
   * @param lists name to a file, or to {@link FilterConfig#SHIPPED}
   * @return name to the lines
   * @throws StageException if a file can't be read or has a line without a word
   */
  static Map<String, List<String>> read(Map<String, String> lists, Configuration hadoop) {
    Map<String, List<String>> lines = new TreeMap<>();
    lists.forEach((name, file) -> lines.put(name, read(name, file, hadoop)));
    return lines;
  }

  private static List<String> read(String name, String file, Configuration hadoop) {
    if (file.equals(FilterConfig.SHIPPED)) {
      return WordList.shipped(name);
    }
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      List<String> lines = WordList.lines(in);
      WordList.of(name, lines);
      return lines;
    } catch (IOException | IllegalArgumentException e) {
      throw new StageException(
          "The word list %s can't be used (%s); correct filter.word_lists.%s or the file"
              .formatted(file, e.getMessage(), name),
          e);
    }
  }
}
