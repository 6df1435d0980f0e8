package io.mimodata.document.minhash;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The kernels that this virtual machine has. The vector kernel needs the module {@code
 * jdk.incubator.vector}, which {@code --add-modules} brings in (Spark's launcher does).
 */
final class MinHashKernels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private static final Map<String, MinHashKernel> KERNELS = kernels();

  private MinHashKernels() {}

  static MinHashKernel fastest() {
    return KERNELS.values().iterator().next();
  }

  /** All by name, the fastest first. */
  static Map<String, MinHashKernel> all() {
    return KERNELS;
  }

  private static Map<String, MinHashKernel> kernels() {
    Map<String, MinHashKernel> kernels = new LinkedHashMap<>();
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      kernels.put("vector", vectorKernel());
    }
    kernels.put("swapped", new SwappedKernel());
    kernels.put("plain", new PlainKernel());
    return kernels;
  }

  /** Compiled apart, with the module; without it the class can't be loaded. */
  private static MinHashKernel vectorKernel() {
    try {
      return Class.forName(MinHashKernels.class.getPackageName() + ".VectorKernel")
          .asSubclass(MinHashKernel.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The vector kernel is not in this build", e);
    }
  }
}
