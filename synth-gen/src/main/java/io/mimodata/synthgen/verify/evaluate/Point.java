package io.mimodata.synthgen.verify.evaluate;

import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Set;

/**
 * Values for all names and unknown functions, drawn from a fixed seed: the same name has the same
 * value wherever it is asked for, and an unknown function the same value for the same arguments.
 * Immutable and thread-safe.
 */
public final class Point {
  private static final int[] DENOMINATORS = {1, 2, 3, 5, 7, 11, 13};

  private static final MathContext ARGUMENT = new MathContext(20);

  private static final long SEED = 0x6D696D6FL;

  /** Bits of a name that decide of its signs; no two letters have the same. */
  private static final int SIGN_BITS = 5;

  private final int number;
  private final long seed;
  private final Set<String> whole;

  /**
   * @param number of the point: all names are positive at point 0 and negative at point 1, and any
   *     two letters have different signs at one of the next five
   * @param whole names that get small positive whole numbers
   */
  public Point(int number, Set<String> whole) {
    this.number = number;
    seed = SEED + number;
    this.whole = Set.copyOf(whole);
  }

  Value ofName(String name) {
    long hash = mix(seed ^ name.hashCode());
    if (whole.contains(name)) {
      return Value.of(Rational.of(2 + Math.floorMod(hash, 7)));
    }
    boolean negative =
        number < 2 ? number == 1 : (name.hashCode() >> (number - 2) % SIGN_BITS & 1) == 1;
    return Value.of(fraction(hash, negative));
  }

  /** The value of an unknown function; arguments that agree to 20 digits are the same. */
  Value ofFunction(String name, List<Value> arguments) {
    long hash = mix(seed ^ name.hashCode());
    for (Value argument : arguments) {
      hash = mix(hash ^ argument.complex().round(ARGUMENT).hashCode());
    }
    return Value.of(fraction(hash, number > 0 && (hash & 1) == 1));
  }

  private static Rational fraction(long hash, boolean negative) {
    int denominator = DENOMINATORS[(int) Math.floorMod(hash >>> 7, (long) DENOMINATORS.length)];
    long numerator = 1 + Math.floorMod(hash >>> 13, 40L);
    return Rational.of(
        BigInteger.valueOf(negative ? -numerator : numerator), BigInteger.valueOf(denominator));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
