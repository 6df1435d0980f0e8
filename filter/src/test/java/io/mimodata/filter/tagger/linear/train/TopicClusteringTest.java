package io.mimodata.filter.tagger.linear.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.filter.tagger.linear.WordTopics;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicClusteringTest {
  @Test
  void likeVectorsAreOneTopic() {
    float[][] vectors = {{5, 1}, {1, 5}, {4, 1}, {1, 4}, {4, 4}};
    WordTopics topics =
        TopicClustering.cluster(List.of("cat", "run", "dog", "jump", "two words"), vectors, 2);
    assertThat(topics.words()).isEqualTo(4);
    assertThat(topics.topics()).isEqualTo(2);
    assertThat(topics)
        .isEqualTo(
            TopicClustering.cluster(List.of("cat", "run", "dog", "jump", "two words"), vectors, 2));
  }

  @Test
  void moreTopicsThanWordsAreAnError() {
    assertThatThrownBy(() -> TopicClustering.cluster(List.of("a"), new float[][] {{1}}, 2))
        .hasMessageContaining("cannot be: 2 of 1 words");
  }
}
