package io.mimodata.filter.tagger.linear;

/** The features that a model knows, each with its rarity. Immutable. */
public final class Vocabulary {
  private final int[] slots;
  private final float[] rarities;
  private final byte[] families;
  private final SlotTable table;

  /**
   * Takes features.
   *
   * @param slots in ascending order, none twice
   * @param rarities of each slot: what an occurrence counts
   * @throws IllegalArgumentException if they don't fit
   */
  public Vocabulary(int[] slots, float[] rarities) {
    if (slots.length != rarities.length) {
      throw new IllegalArgumentException(
          "Rarities must be one a slot, cannot be: %d of %d"
              .formatted(rarities.length, slots.length));
    }
    this.slots = slots.clone();
    this.rarities = rarities.clone();
    this.families = new byte[slots.length];
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] < 0 || slots[i] >= Family.SLOTS || (i > 0 && slots[i] <= slots[i - 1])) {
        throw new IllegalArgumentException(
            "Slots must ascend below %d, cannot be: %d".formatted(Family.SLOTS, slots[i]));
      }
      families[i] = (byte) Family.of(slots[i]).number();
    }
    this.table = SlotTable.ofPositions(this.slots);
  }

  /** Number of features. */
  public int size() {
    return slots.length;
  }

  /** The row of a slot, -1 if the model does not know it. */
  public int row(int slot) {
    return table.find(slot);
  }

  /** 0 if a slot has no row, 1 if it may have one. */
  int mayKnow(int slot) {
    return table.mayHold(slot);
  }

  int slot(int row) {
    return slots[row];
  }

  float rarity(int row) {
    return rarities[row];
  }

  /** Number of the {@link Family}. */
  int family(int row) {
    return families[row];
  }
}
