package io.mimodata.synthgen.mimo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelsTest {
  private KernelAgreement agreement;

  @BeforeEach
  void seed() {
    long seed = System.nanoTime();
    System.out.println("KernelsTest: seed " + seed);
    agreement = new KernelAgreement(seed);
  }

  @Test
  void thePlainOneIsAlwaysThere() {
    assertThat(Kernels.all().keySet()).last().isEqualTo("plain");
    assertThat(Kernels.fastest()).isSameAs(Kernels.all().values().iterator().next());
  }

  @Test
  void productsAreTheSameBits() throws IOException {
    agreement.products(3);
  }

  @Test
  void attentionIsTheSameBits() {
    agreement.attention(40);
  }

  @Test
  void functionsAreTheSameBits() {
    agreement.functions(40);
  }

  @Test
  void aSoftmaxAddsUpToOne() {
    for (Kernel kernel : Kernels.all().values()) {
      float[] x = {-1e30f, 3, 4, Float.NEGATIVE_INFINITY};
      kernel.softmax(x, 0, 4);
      assertThat(x[1]).isCloseTo((float) (1 / (1 + Math.E)), within(1e-6f));
      assertThat(x[2]).isCloseTo((float) (Math.E / (1 + Math.E)), within(1e-6f));
      assertThat(x[0]).isLessThan(1e-37f).isGreaterThanOrEqualTo(0);
      assertThat(x[3]).isLessThan(1e-37f).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void gatesFarFromZeroAreOpenOrShut() {
    for (Kernel kernel : Kernels.all().values()) {
      float[] gate = new float[20];
      float[] up = new float[20];
      gate[3] = 1e6f;
      up[3] = 0.5f;
      gate[17] = -200;
      up[17] = 1;
      kernel.swiGlu(gate, up, 0, 20);
      assertThat(gate[3]).isEqualTo(5e5f);
      assertThat(gate[17]).isCloseTo(0, within(1e-30f));
      assertThat(gate[0]).isEqualTo(0);
    }
  }
}
