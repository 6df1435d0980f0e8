package io.mimodata.dedup.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Test
  void numbersComeBack() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    PackedWriter out = new PackedWriter();
    List<Long> numbers = new ArrayList<>(List.of(0L, 127L, 128L, Long.MAX_VALUE, -1L));
    for (int i = 0; i < 1_000; i++) {
      numbers.add(random.nextLong() >>> random.nextInt(64));
    }
    for (long number : numbers) {
      out.varint(number);
      out.fixed64(number);
      out.fixed(number, 3);
    }
    out.bytes(new byte[] {1, 2});
    PackedReader in = new PackedReader(out.toArray());
    for (long number : numbers) {
      assertThat(in.varint()).isEqualTo(number);
      assertThat(in.fixed64()).isEqualTo(number);
      assertThat(in.fixed(3)).isEqualTo(number & 0xFFFFFF);
    }
    assertThat(in.bytes()).containsExactly(1, 2);
    assertThat(in.hasNext()).isFalse();
  }

  @Test
  void keysKeepTheirLowerBitsAndGoToATaskByTheUpperOnes() {
    KeyBlock block = new KeyBlock();
    block.add(0xFEDC_BA98_7654_3210L, 5);
    block.add(7, 5);
    block.add(8, 1_000_000);
    List<String> read = new ArrayList<>();
    KeyBlock.read(
        block.toArray(), (key, document) -> read.add(Long.toHexString(key) + " " + document));
    assertThat(read).containsExactly("ba9876543210 5", "7 5", "8 1000000");
    assertThat(block.toArray()).hasSize(3 * 6 + 1 + 1 + 3);
    assertThat(KeyBlock.taskOf(0xFFFF_0000_0000_0000L, 3)).isEqualTo(2);
    assertThat(KeyBlock.taskOf(0x0000_FFFF_FFFF_FFFFL, 3)).isZero();
    assertThat(KeyBlock.taskOf(0xFFFF_0000_0000_0000L, KeyBlock.MOST_TASKS)).isEqualTo(0x3FFF);
  }

  @Test
  void edgesTakeFourBytes() {
    EdgeBlock block = new EdgeBlock();
    assertThat(block.isEmpty()).isTrue();
    block.add(3_000_000_000L, 7);
    block.add(3_000_000_000L, 3_000_000_000L);
    block.add(3_000_000_100L, 2_999_990_000L);
    List<String> read = new ArrayList<>();
    EdgeBlock.read(block.toArray(), (node, parent) -> read.add(node + "-" + parent));
    assertThat(read)
        .containsExactly("3000000000-7", "3000000000-3000000000", "3000000100-2999990000");
    assertThat(block.toArray()).hasSize(10 + 2 + 3);
  }
}
