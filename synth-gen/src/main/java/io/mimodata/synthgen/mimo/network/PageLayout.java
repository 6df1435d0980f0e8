package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.kernel.Kernel;

/**
 * How keys and values lie in a page of the cache: by layer, in a layer first the keys by head, then
 * the values by head. A head's keys lie by dimension, each with the page's positions side by side;
 * its values by position.
 *
 * @param layers with keys and values of their own; the layer for multi-token prediction is the last
 */
record PageLayout(int layers, int keyValueHeads, int headSize) {
  /** Positions of a page. */
  static final int POSITIONS = Kernel.POSITIONS;

  static PageLayout of(ModelConfig config, boolean withMtp) {
    return new PageLayout(
        config.layers() + (withMtp ? 1 : 0), config.keyValueHeads(), config.headSize());
  }

  private int headLength() {
    return headSize * POSITIONS;
  }

  /** Numbers of a page. */
  int length() {
    return layers * 2 * keyValueHeads * headLength();
  }

  /** Place of a head's keys. */
  int keys(int layer, int head) {
    return (layer * 2 * keyValueHeads + head) * headLength();
  }

  /** Place of a head's values. */
  int values(int layer, int head) {
    return keys(layer, keyValueHeads + head);
  }
}
