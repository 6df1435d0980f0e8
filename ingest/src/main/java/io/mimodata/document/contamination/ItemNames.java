package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where items come from: 8 bytes an item and their ids. Not thread-safe while items are added. */
final class ItemNames implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> sets = new ArrayList<>();
  private final List<Integer> firsts = new ArrayList<>();
  private int[] lines = new int[64];
  private int[] idEnds = new int[64];
  private byte[] ids = new byte[256];
  private int size;

  void startSet(String name) {
    sets.add(name);
    firsts.add(size);
  }

  boolean hasSet(String name) {
    return sets.contains(name);
  }

  void add(int line, String id) {
    if (size == lines.length) {
      lines = Arrays.copyOf(lines, 2 * size);
      idEnds = Arrays.copyOf(idEnds, 2 * size);
    }
    byte[] bytes = id == null ? new byte[0] : id.getBytes(UTF_8);
    int start = idStart(size);
    if (start + bytes.length > ids.length) {
      ids = Arrays.copyOf(ids, 2 * (start + bytes.length));
    }
    System.arraycopy(bytes, 0, ids, start, bytes.length);
    lines[size] = line;
    idEnds[size++] = start + bytes.length;
  }

  int size() {
    return size;
  }

  String set(int item) {
    int last = sets.size() - 1;
    while (firsts.get(last) > item) {
      last--;
    }
    return sets.get(last);
  }

  int line(int item) {
    return lines[item];
  }

  /** The id of an item, or null. */
  String id(int item) {
    int start = idStart(item);
    return idEnds[item] == start ? null : new String(ids, start, idEnds[item] - start, UTF_8);
  }

  private int idStart(int item) {
    return item == 0 ? 0 : idEnds[item - 1];
  }
}
