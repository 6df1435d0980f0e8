package io.mimodata.synthgen.mimo;

import io.mimodata.synthgen.mimo.batch.BatchSettings;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.batch.TextResult;
import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.KernelAgreement;
import io.mimodata.synthgen.mimo.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs a model in a virtual machine of its own and prints what came, one {@code key=value} each.
 */
public final class RuntimeProbe {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private RuntimeProbe() {}

  /** Runs the model of a folder, of {@link ToyModel.Shape#EVEN}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    System.out.println("kernels=" + Kernels.all().keySet());
    System.out.println("matrix=" + matrix(folder));
    KernelAgreement agreement = new KernelAgreement(Long.parseLong(args[1]));
    agreement.products(3);
    agreement.attention(200);
    agreement.functions(200);
    for (Kernel kernel : Kernels.all().values()) {
      for (WeightForm form : WeightForm.values()) {
        System.out.printf("%s %s=%s%n", kernel.name(), form, text(folder, form, kernel));
      }
    }
    System.out.println("left=" + isLeftMapped(folder));
  }

  /** Greedy ids and the prompt's logits, all bits of them. */
  static String text(Path folder, WeightForm form, Kernel kernel) {
    RuntimeSettings settings =
        new RuntimeSettings(
            form, 2, new BatchSettings(2, 8, 1 << 20, Foretelling.ALWAYS), Optional.of(kernel));
    int[] prompt = ToyModel.prompt(ToyModel.Shape.EVEN, 13, 1);
    try (MimoModel model = MimoModel.load(folder, null, settings)) {
      TextResult result = model.generate(DecoderTest.withLogits(prompt, 30));
      return Arrays.toString(result.ids()) + Arrays.hashCode(result.promptLogits());
    }
  }

  /** The form in which the fastest kernel reads a matrix. */
  private static String matrix(Path folder) {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      return checkpoint
          .matrix("lm_head.weight", 96, 64, WeightForm.STORED, Kernels.fastest())
          .getClass()
          .getSimpleName();
    }
  }

  /** Whether files stay mapped when nobody uses the models any more. */
  private static boolean isLeftMapped(Path folder) throws IOException, InterruptedException {
    boolean left = Files.exists(MAPS);
    for (int i = 0; i < 100 && left; i++) {
      System.gc();
      Thread.sleep(20);
      left = Files.readString(MAPS).contains(folder.getFileName() + "/model.safetensors");
    }
    return left;
  }
}
