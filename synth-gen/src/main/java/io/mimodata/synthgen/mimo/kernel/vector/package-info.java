/** Kernels in vector instructions; they need the module {@code jdk.incubator.vector}. */
package io.mimodata.synthgen.mimo.kernel.vector;
