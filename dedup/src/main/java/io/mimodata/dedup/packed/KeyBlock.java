package io.mimodata.dedup.packed;

/**
 * Keys of documents on their way to the task that looks for equal ones: six bytes a key and, as the
 * documents are in order, a byte or two a document. Which task it is says the key's upper 16 bits.
 */
public final class KeyBlock {
  private static final int KEY_BYTES = 6;
  private static final int TASK_BITS = 16;

  /** Most tasks that keys are spread over: more would cut what each reads into crumbs. */
  public static final int MOST_TASKS = 1 << 14;

  private final PackedWriter out = new PackedWriter(256);
  private long last;

  /** The task that looks at a key, from 0 to {@code tasks - 1}. */
  public static int taskOf(long key, int tasks) {
    return taskOfUpper(upper(key), tasks);
  }

  /** The task that looks at keys with some upper bits. */
  public static int taskOfUpper(long upper, int tasks) {
    return (int) ((upper * tasks) >>> TASK_BITS);
  }

  /** The bits of a key that say which task it is. */
  public static long upper(long key) {
    return key >>> (Long.SIZE - TASK_BITS);
  }

  /** What is left of a key where the task is known. */
  public static long rest(long key) {
    return key & ((1L << (Byte.SIZE * KEY_BYTES)) - 1);
  }

  /** Adds a key; documents in order take the least room. */
  public void add(long key, long document) {
    out.fixed(key, KEY_BYTES);
    out.varint(document - last);
    last = document;
  }

  public byte[] toArray() {
    return out.toArray();
  }

  /** Takes keys, without the bits that their task stands for. */
  @FunctionalInterface
  public interface Sink {
    void take(long key, long document);
  }

  public static void read(byte[] block, Sink sink) {
    PackedReader in = new PackedReader(block);
    long document = 0;
    while (in.hasNext()) {
      long key = in.fixed(KEY_BYTES);
      document += in.varint();
      sink.take(key, document);
    }
  }
}
