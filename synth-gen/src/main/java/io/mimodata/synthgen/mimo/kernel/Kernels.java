package io.mimodata.synthgen.mimo.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The kernels that this virtual machine has. The vector kernel needs the module {@code
 * jdk.incubator.vector}, which {@code --add-modules} brings in (Spark's launcher does).
 */
public final class Kernels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_KERNEL =
      Kernels.class.getPackageName() + ".vector.VectorKernel";

  private static final Map<String, Kernel> KERNELS = kernels();

  private Kernels() {}

  /** The fastest of them. */
  public static Kernel fastest() {
    return KERNELS.values().iterator().next();
  }

  /** All by name, the fastest first. */
  public static Map<String, Kernel> all() {
    return KERNELS;
  }

  private static Map<String, Kernel> kernels() {
    Map<String, Kernel> kernels = new LinkedHashMap<>();
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      try {
        Class<? extends Kernel> type = Class.forName(VECTOR_KERNEL).asSubclass(Kernel.class);
        if ((boolean) type.getMethod("isSupported").invoke(null)) {
          Kernel kernel = type.getConstructor().newInstance();
          kernels.put(kernel.name(), kernel);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The vector kernel is not in this build", e);
      }
    }
    Kernel plain = new PlainKernel();
    kernels.put(plain.name(), plain);
    return Collections.unmodifiableMap(kernels);
  }
}
