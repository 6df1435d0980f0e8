package io.mimodata.mixture.pack;

import java.io.IOException;
import java.util.List;

/** Each document is a row. */
final class DocumentPacker implements Packer {
  private long documents;

  @Override
  public void add(TokenDocument document, RowConsumer rows) throws IOException {
    Segment whole = new Segment(document, documents++, 0, document.length());
    rows.accept(new Row(List.of(whole), 0));
  }

  @Override
  public void finish(RowConsumer rows) {
    // Nothing is held back.
  }
}
