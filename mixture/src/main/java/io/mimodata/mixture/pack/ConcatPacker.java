package io.mimodata.mixture.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Joins documents and cuts at the context; only the last row has padding. */
final class ConcatPacker implements Packer {
  private final int context;
  private final List<Segment> segments = new ArrayList<>();
  private int free;
  private long documents;

  ConcatPacker(int context) {
    this.context = context;
    this.free = context;
  }

  @Override
  public void add(TokenDocument document, RowConsumer rows) throws IOException {
    for (int from = 0; from < document.length(); ) {
      int length = Math.min(free, document.length() - from);
      segments.add(new Segment(document, documents, from, length));
      from += length;
      free -= length;
      if (free == 0) {
        send(rows);
      }
    }
    documents++;
  }

  @Override
  public void finish(RowConsumer rows) throws IOException {
    if (!segments.isEmpty()) {
      send(rows);
    }
  }

  private void send(RowConsumer rows) throws IOException {
    rows.accept(new Row(segments, free));
    segments.clear();
    free = context;
  }
}
