package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerDocument;
import java.util.ArrayList;
import java.util.List;

/** Tags with a {@link LinearModel}. Not thread-safe; a model serves many. */
public final class LinearTagger implements Tagger {
  private final LinearModel model;
  private final FeatureReader reader;
  private final RowBuilder builder;
  private final float[] scores;

  public LinearTagger(LinearModel model) {
    this.model = model;
    this.reader = new FeatureReader(model.topics(), model.space().settings().maxTokens());
    this.builder = new RowBuilder(model.space());
    this.scores = new float[model.outputs().size()];
  }

  @Override
  public List<Tagged> tag(List<TaggerDocument> documents) {
    List<Tagged> results = new ArrayList<>(documents.size());
    for (TaggerDocument document : documents) {
      model.weights().score(LinearModel.features(reader, builder, document), scores);
      results.add(new Tagged.Done(model.tags(scores)));
    }
    return results;
  }

  @Override
  public void close() {}
}
