package io.mimodata.filter.tagger;

import java.util.List;

/**
 * A model that tags documents. Opened by its {@link TaggerSource} where it is used, by a task that
 * has documents without tags, and closed at its end; used by one thread at a time.
 */
public interface Tagger extends AutoCloseable {
  /**
   * Tags documents. A failure of one is a {@link Tagged.Failed} and does not touch the others.
   *
   * @return one result for each document, in their order
   * @throws io.mimodata.document.StageException if the model itself is out of order
   */
  List<Tagged> tag(List<TaggerDocument> documents);

  @Override
  void close();
}
