package io.mimodata.mixture.bpe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the tokens that a text begins with. A double array: the child of a node under a byte is at
 * the node's base plus the byte, if that place says that the node is its parent.
 *
 * <p>Source: J. Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure",
 * 1989.
 */
final class TokenTrie {
  static final int NONE = -1;

  private static final int BYTES = 1 << Byte.SIZE;

  /** Numbers of a node: its base, its parent, the token that ends there. */
  private static final int WIDTH = 4;

  private static final int BASE = 0;
  private static final int PARENT = 1;
  private static final int TOKEN = 2;

  private int[] units = new int[WIDTH * (1 << 16)];

  /** The longest token that is a shorter beginning of a token, by token. */
  private final int[] shorter;

  /** Places below this are taken, or were not worth looking at again. */
  private int firstFree = 1;

  /**
   * @param tokens bytes by id
   * @param ids of the tokens that are to be found
   */
  TokenTrie(byte[][] tokens, List<Integer> ids) {
    shorter = new int[tokens.length];
    Arrays.fill(shorter, NONE);
    clear(0);
    List<Integer> sorted =
        ids.stream()
            .sorted(Comparator.comparing(id -> tokens[id], Arrays::compareUnsigned))
            .toList();
    int[] order = sorted.stream().mapToInt(Integer::intValue).toArray();
    place(0, tokens, order, 0, order.length, 0, NONE);
  }

  private void clear(int from) {
    for (int i = from; i < units.length; i += WIDTH) {
      units[i + PARENT] = NONE;
      units[i + TOKEN] = NONE;
    }
  }

  /** Places the children of a node: the tokens of a range that go on after a depth. */
  private void place(
      int node, byte[][] tokens, int[] order, int from, int to, int depth, int longest) {
    int start = from;
    int last = longest;
    if (start < to && tokens[order[start]].length == depth) {
      units[WIDTH * node + TOKEN] = order[start];
      shorter[order[start]] = longest;
      last = order[start++];
    }
    if (start == to) {
      return;
    }
    int[] labels = new int[BYTES];
    int[] starts = new int[BYTES + 1];
    int count = 0;
    for (int i = start; i < to; i++) {
      int label = tokens[order[i]][depth] & 0xFF;
      if (count == 0 || labels[count - 1] != label) {
        labels[count] = label;
        starts[count++] = i;
      }
    }
    starts[count] = to;
    int base = findBase(labels, count);
    units[WIDTH * node + BASE] = base;
    for (int i = 0; i < count; i++) {
      units[WIDTH * (base + labels[i]) + PARENT] = node;
    }
    for (int i = 0; i < count; i++) {
      place(base + labels[i], tokens, order, starts[i], starts[i + 1], depth + 1, last);
    }
  }

  private int findBase(int[] labels, int count) {
    while (!isFree(firstFree)) {
      firstFree++;
    }
    int place = firstFree;
    int tries = 0;
    while (true) {
      if (isFree(place) && place > labels[0]) {
        int base = place - labels[0];
        int fits = 1;
        while (fits < count && isFree(base + labels[fits])) {
          fits++;
        }
        if (fits == count) {
          return base;
        }
        // Gaps that many nodes did not fit into are left alone.
        if (++tries == 64 && place - firstFree > BYTES) {
          firstFree++;
        }
      }
      place++;
    }
  }

  private boolean isFree(int place) {
    while (WIDTH * (place + BYTES + 1) > units.length) {
      int before = units.length;
      units = Arrays.copyOf(units, 2 * before);
      clear(before);
    }
    return place > 0 && units[WIDTH * place + PARENT] == NONE;
  }

  /** The longest token that a text begins with; every byte is one. */
  int longest(byte[] text, int from, int to) {
    int[] all = units;
    int node = 0;
    int found = NONE;
    for (int i = from; i < to; i++) {
      int next = WIDTH * (all[WIDTH * node + BASE] + (text[i] & 0xFF));
      if (all[next + PARENT] != node) {
        break;
      }
      node = next / WIDTH;
      int token = all[next + TOKEN];
      found = token == NONE ? found : token;
    }
    return found;
  }

  /** The longest token that is a shorter beginning of a token, or {@link #NONE}. */
  int shorter(int token) {
    return shorter[token];
  }
}
