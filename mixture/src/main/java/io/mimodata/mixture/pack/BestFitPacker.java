package io.mimodata.mixture.pack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Fits documents into rows of the context, so that only documents that are longer are cut: windows
 * of the shard's order are packed by best fit decreasing, and rows that still have room stay open
 * for the next window.
 *
 * <p>Within a window rows come in the order of their longest documents, which is random: by length
 * they would come sorted.
 *
 * <p>Source: H. Ding et al., "Fewer Truncations Improve Language Modeling", 2024.
 */
final class BestFitPacker implements Packer {
  /** Ids that are held back for a window. */
  private static final long WINDOW = 1L << 23;

  /** A row is full when no more than this part of it is free. */
  private static final int TOLERANCE = 1 << 12;

  private static final Comparator<Segment> LONGEST_FIRST =
      Comparator.comparingInt(segment -> -segment.length());

  private final int context;
  private final long window;
  private final List<Segment> waiting = new ArrayList<>();
  private long waitingTokens;
  private long documents;

  /** Open rows by what is free in them, and where there are some. */
  private final Deque<Bin>[] open;

  private final BitSet rooms = new BitSet();

  private static final class Bin {
    private final List<Segment> segments = new ArrayList<>();
    private int free;

    Bin(int free) {
      this.free = free;
    }

    long order() {
      return segments.get(0).number();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic elements can't be made
  BestFitPacker(int context) {
    this.context = context;
    this.window = Math.max(WINDOW, 16L * context);
    this.open = new Deque[context + 1];
  }

  @Override
  public void add(TokenDocument document, RowConsumer rows) throws IOException {
    for (int from = 0; from < document.length(); from += context) {
      int length = Math.min(context, document.length() - from);
      waiting.add(new Segment(document, documents, from, length));
    }
    documents++;
    waitingTokens += document.length();
    if (waitingTokens >= window) {
      pack();
      send(rows, (int) (window / context / 4));
    }
  }

  @Override
  public void finish(RowConsumer rows) throws IOException {
    pack();
    send(rows, 0);
  }

  private void pack() {
    waiting.sort(LONGEST_FIRST);
    for (Segment segment : waiting) {
      int room = rooms.nextSetBit(segment.length());
      Bin bin = room < 0 ? new Bin(context) : take(room);
      bin.segments.add(segment);
      bin.free -= segment.length();
      put(bin);
    }
    waiting.clear();
    waitingTokens = 0;
  }

  private Bin take(int room) {
    Bin bin = open[room].poll();
    if (open[room].isEmpty()) {
      rooms.clear(room);
    }
    return bin;
  }

  private void put(Bin bin) {
    if (open[bin.free] == null) {
      open[bin.free] = new ArrayDeque<>();
    }
    open[bin.free].add(bin);
    rooms.set(bin.free);
  }

  /**
   * Sends rows on, the fullest first to be chosen.
   *
   * @param mostOpen rows that may stay
   */
  private void send(RowConsumer rows, int mostOpen) throws IOException {
    List<Bin> bins = new ArrayList<>();
    for (int room = rooms.nextSetBit(0); room >= 0; room = rooms.nextSetBit(room + 1)) {
      bins.addAll(open[room]);
      open[room].clear();
    }
    rooms.clear();
    int leaving = Math.max(0, bins.size() - mostOpen);
    while (leaving < bins.size() && mostOpen > 0 && isFull(bins.get(leaving))) {
      leaving++;
    }
    bins.subList(leaving, bins.size()).forEach(this::put);
    List<Bin> full = new ArrayList<>(bins.subList(0, leaving));
    full.sort(Comparator.comparingLong(Bin::order));
    for (Bin bin : full) {
      rows.accept(new Row(bin.segments, bin.free));
    }
  }

  private boolean isFull(Bin bin) {
    return bin.free <= context / TOLERANCE;
  }
}
