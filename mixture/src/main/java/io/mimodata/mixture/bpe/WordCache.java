package io.mimodata.mixture.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Remembers the tokens of short words, four megabytes of them. A word is two numbers: its bytes,
 * and in the highest byte its length. A new word takes the place of one that it shares a slot with.
 */
final class WordCache {
  /** Bytes of a word, at most. */
  static final int MOST_BYTES = 2 * Long.BYTES - 1;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SLOTS_LOG = 17;

  /** Numbers of a slot: two of the word, two of up to six ids. */
  private static final int WIDTH = 4;

  private static final int ID_BITS = 20;
  private static final int IDS_OF_NUMBER = 3;
  private static final long ID_MASK = (1L << ID_BITS) - 1;
  private static final int MOST_IDS = 2 * IDS_OF_NUMBER;

  /** Where the number of ids stands in the first number of ids. */
  private static final int COUNT_SHIFT = IDS_OF_NUMBER * ID_BITS;

  private final long[] slots = new long[WIDTH << SLOTS_LOG];

  /** The first eight bytes of a word; those that it hasn't are zero. */
  static long low(byte[] text, int from, int length) {
    return length >= Long.BYTES ? (long) WORD.get(text, from) : few(text, from, length);
  }

  /** The rest of the bytes, and the length. */
  static long high(byte[] text, int from, int length) {
    long rest = length > Long.BYTES ? few(text, from + Long.BYTES, length - Long.BYTES) : 0;
    return rest | (long) length << (Long.SIZE - Byte.SIZE);
  }

  /** Up to seven bytes. */
  private static long few(byte[] text, int from, int length) {
    if (from + Long.BYTES <= text.length) {
      return length == 0
          ? 0
          : (long) WORD.get(text, from) & -1L >>> (Long.SIZE - Byte.SIZE * length);
    }
    long bytes = 0;
    for (int i = length - 1; i >= 0; i--) {
      bytes = bytes << Byte.SIZE | (text[from + i] & 0xFF);
    }
    return bytes;
  }

  /** Adds the ids of a word, if it is known. */
  boolean get(long low, long high, Ids ids) {
    int slot = slot(low, high);
    if (slots[slot] != low || slots[slot + 1] != high) {
      return false;
    }
    long first = slots[slot + 2];
    int count = (int) (first >>> COUNT_SHIFT);
    ids.add((int) (first & ID_MASK));
    for (int i = 1; i < count; i++) {
      long number = i < IDS_OF_NUMBER ? first : slots[slot + 3];
      ids.add((int) (number >>> (ID_BITS * (i % IDS_OF_NUMBER)) & ID_MASK));
    }
    return true;
  }

  /** Remembers the ids from a place on, if they are few. */
  void put(long low, long high, Ids ids, int from) {
    int count = ids.size() - from;
    if (count <= MOST_IDS) {
      int slot = slot(low, high);
      long[] numbers = new long[2];
      for (int i = 0; i < count; i++) {
        numbers[i / IDS_OF_NUMBER] |= (long) ids.get(from + i) << (ID_BITS * (i % IDS_OF_NUMBER));
      }
      slots[slot] = low;
      slots[slot + 1] = high;
      slots[slot + 2] = numbers[0] | (long) count << COUNT_SHIFT;
      slots[slot + 3] = numbers[1];
    }
  }

  private static int slot(long low, long high) {
    long mixed = (low ^ Long.rotateLeft(high, 29)) * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    return WIDTH * (int) ((mixed * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOTS_LOG));
  }
}
