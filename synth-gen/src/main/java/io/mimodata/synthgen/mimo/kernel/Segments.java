package io.mimodata.synthgen.mimo.kernel;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Memory segments, which Java has from version 22 on: files mapped as a whole, of any length. The
 * program is compiled for Java 17, so that they are reached by handles, and are objects here.
 */
public final class Segments {
  private static final int FIRST_VERSION = 22;

  private static final Handles HANDLES =
      Runtime.version().feature() >= FIRST_VERSION ? find() : null;

  private Segments() {}

  private record Handles(MethodHandle map, MethodHandle copyShorts) {}

  /** Whether this Java has them. */
  public static boolean areSupported() {
    return HANDLES != null;
  }

  /** Maps a file for reading; it stays mapped as long as the segment is reachable. */
  public static Object map(FileChannel file) throws IOException {
    try {
      return HANDLES.map().invoke(file, file.size());
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies 16-bit numbers, the low byte first. */
  static void copy(Object segment, long offset, short[] out, int count) {
    try {
      HANDLES.copyShorts().invoke(segment, offset, out, 0, count);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Handles find() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
      Class<?> arena = Class.forName("java.lang.foreign.Arena");
      Class<?> layout = Class.forName("java.lang.foreign.ValueLayout");
      MethodHandle newArena = lookup.findStatic(arena, "ofAuto", MethodType.methodType(arena));
      MethodHandle map =
          lookup.findVirtual(
              FileChannel.class,
              "map",
              MethodType.methodType(
                  segment, FileChannel.MapMode.class, long.class, long.class, arena));
      Object shorts = layout.getField("JAVA_SHORT_UNALIGNED").get(null);
      Object little =
          Class.forName("java.lang.foreign.ValueLayout$OfShort")
              .getMethod("withOrder", ByteOrder.class)
              .invoke(shorts, ByteOrder.LITTLE_ENDIAN);
      MethodHandle copy =
          lookup.findStatic(
              segment,
              "copy",
              MethodType.methodType(
                  void.class, segment, layout, long.class, Object.class, int.class, int.class));
      return new Handles(
          MethodHandles.insertArguments(
              // An arena for each file: it unmaps when all of what it mapped is forgotten.
              MethodHandles.collectArguments(map, 4, newArena),
              1,
              FileChannel.MapMode.READ_ONLY,
              0L),
          MethodHandles.insertArguments(copy, 1, little));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no memory segments, or others than known", e);
    }
  }
}
