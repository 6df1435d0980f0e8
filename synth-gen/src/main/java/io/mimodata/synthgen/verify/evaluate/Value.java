package io.mimodata.synthgen.verify.evaluate;

import ch.obermuhlner.math.big.BigComplex;
import ch.obermuhlner.math.big.BigComplexMath;
import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A complex number, exact if it is a fraction that is not too long, otherwise of 40 digits.
 *
 * @param exact null if not known
 * @param approximate null if exact
 */
public record Value(Rational exact, BigComplex approximate) {
  static final MathContext PRECISION = new MathContext(40, RoundingMode.HALF_EVEN);

  /** Bits of a whole number and of a fraction that are still handled exactly. */
  private static final int EXACT_BITS = 20_000;

  private static final int EXACT_FRACTION_BITS = 4_000;

  /** Decimal digits before or after the point of a number that is still handled at all. */
  private static final int LARGEST_EXPONENT = 5_000;

  /** The same of the argument of a function. */
  private static final int MODERATE_EXPONENT = 60;

  /** Digits of a number beside which 1 is not negligible. */
  private static final int LARGEST_MODERATE = 34;

  /** Of values that agree, relative to the larger one or to 1. */
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-28");

  private static final BigComplex TWO = BigComplex.valueOf(2);

  static final Value ZERO = of(Rational.ZERO);
  static final Value ONE = of(Rational.ONE);

  /** An exact value; one that is too long is rounded. */
  public static Value of(Rational exact) {
    int limit = exact.isWhole() ? EXACT_BITS : EXACT_FRACTION_BITS;
    return exact.size() > limit ? of(exact.toDecimal(PRECISION)) : literal(exact);
  }

  /** A value that stays exact, however long it is. */
  static Value literal(Rational exact) {
    return new Value(exact, null);
  }

  static Value of(BigDecimal real) {
    return of(BigComplex.valueOf(real));
  }

  static Value of(BigComplex value) {
    check(value.re);
    check(value.im);
    return new Value(null, value);
  }

  private static void check(BigDecimal part) {
    if (part.signum() != 0 && Math.abs((long) part.precision() - part.scale()) > LARGEST_EXPONENT) {
      throw EvaluationException.tooLarge("a number of more than 5,000 digits");
    }
  }

  boolean isExact() {
    return exact != null;
  }

  /** No imaginary part. */
  public boolean isReal() {
    return isExact() || negligible(approximate.im, approximate.re);
  }

  BigComplex complex() {
    return isExact() ? BigComplex.valueOf(exact.toDecimal(PRECISION)) : approximate;
  }

  /**
   * The real number.
   *
   * @throws EvaluationException if it isn't one
   */
  public BigDecimal real() {
    if (!isReal()) {
      throw EvaluationException.undefined("the order of complex numbers");
    }
    return complex().re;
  }

  /** -1, 0 or 1, with what is negligible beside 1 taken for 0. */
  public int signum() {
    if (isExact()) {
      return exact.signum();
    }
    BigDecimal real = real();
    return real.abs().compareTo(TOLERANCE) <= 0 ? 0 : real.signum();
  }

  /** Nothing, or negligible beside 1. */
  public boolean isZero() {
    return isExact()
        ? exact.signum() == 0
        : approximate.re.abs().compareTo(TOLERANCE) <= 0
            && approximate.im.abs().compareTo(TOLERANCE) <= 0;
  }

  /** The whole number, null if it is none or too long for an int. */
  Integer whole() {
    if (isExact()) {
      return exact.isWhole() && exact.numerator().bitLength() < 32
          ? Integer.valueOf(exact.numerator().intValue())
          : null;
    }
    return null;
  }

  public Value add(Value other) {
    return isExact() && other.isExact()
        ? of(exact.add(other.exact))
        : of(complex().add(other.complex(), PRECISION));
  }

  Value negate() {
    return isExact() ? new Value(exact.negate(), null) : new Value(null, approximate.negate());
  }

  public Value subtract(Value other) {
    return add(other.negate());
  }

  public Value multiply(Value other) {
    return isExact() && other.isExact()
        ? of(exact.multiply(other.exact))
        : of(complex().multiply(other.complex(), PRECISION));
  }

  /**
   * The quotient.
   *
   * @throws EvaluationException if the other is zero
   */
  public Value divide(Value other) {
    if (other.isExact() ? other.exact.signum() == 0 : other.isZero()) {
      throw EvaluationException.undefined("a division by zero");
    }
    return isExact() && other.isExact()
        ? of(exact.divide(other.exact))
        : of(complex().divide(other.complex(), PRECISION));
  }

  /** The principal value of the power. */
  Value power(Value exponent) {
    if (exponent.isExact() && exponent.exact.signum() == 0) {
      return ONE;
    }
    if (isExact() ? exact.signum() == 0 : isZero()) {
      if (exponent.isReal() && exponent.signum() > 0) {
        return ZERO;
      }
      throw EvaluationException.undefined("a power of zero");
    }
    Integer whole = exponent.whole();
    if (whole != null) {
      return power(whole);
    }
    if (isExact() && exponent.isExact() && exact.signum() > 0) {
      Value root = exactPower(exponent.exact);
      if (root != null) {
        return root;
      }
    }
    return exponential(logarithm().multiply(exponent));
  }

  private Value power(int exponent) {
    if (isExact() && (long) exact.size() * Math.abs((long) exponent) <= EXACT_BITS) {
      return of(exact.power(exponent));
    }
    if (!isExact() && !approximate.isReal() && Math.abs((long) exponent) <= 1_000) {
      BigComplex power = BigComplexMath.pow(approximate, Math.abs((long) exponent), PRECISION);
      return exponent < 0 ? ONE.divide(of(power)) : of(power);
    }
    BigDecimal base = real();
    double digits = exponent * log10(base.abs());
    if (Math.abs(digits) > LARGEST_EXPONENT) {
      throw EvaluationException.tooLarge("a power of %.0f digits".formatted(Math.abs(digits)));
    }
    return of(base.pow(exponent, PRECISION));
  }

  private static double log10(BigDecimal positive) {
    int shift = positive.precision() - positive.scale() - 1;
    return shift + Math.log10(positive.movePointLeft(shift).doubleValue());
  }

  /** The power by a fraction if it is a fraction itself, as that of 8 by 2/3; otherwise null. */
  private Value exactPower(Rational exponent) {
    if (exponent.denominator().bitLength() > 6 || exponent.numerator().bitLength() > 10) {
      return null;
    }
    int index = exponent.denominator().intValue();
    BigInteger top = exactRoot(exact.numerator(), index);
    BigInteger bottom = top == null ? null : exactRoot(exact.denominator(), index);
    return bottom == null
        ? null
        : of(Rational.of(top, bottom)).power(exponent.numerator().intValue());
  }

  private static BigInteger exactRoot(BigInteger positive, int index) {
    if (positive.equals(BigInteger.ONE)) {
      return positive;
    }
    if (positive.bitLength() > 2_000) {
      return null;
    }
    BigInteger root;
    if (index == 2) {
      root = positive.sqrt();
    } else {
      double estimate = Math.exp(log10(new BigDecimal(positive)) * Math.log(10) / index);
      if (estimate > 1e15) {
        return null;
      }
      root = BigInteger.valueOf(Math.round(estimate));
    }
    return root.pow(index).equals(positive) ? root : null;
  }

  /** The root of a real number that is real, where there is one; otherwise the principal one. */
  Value root(Value index) {
    Integer whole = index.whole();
    if (whole != null && whole % 2 != 0 && isReal() && signum() < 0) {
      return negate().power(ONE.divide(index)).negate();
    }
    if (whole != null && whole == 2 && !isExact() && isReal() && signum() > 0) {
      return of(real().sqrt(PRECISION));
    }
    return power(ONE.divide(index));
  }

  Value exponential() {
    return exponential(this);
  }

  private static Value exponential(Value exponent) {
    BigComplex value = exponent.complex();
    checkModerate(value.re);
    if (value.re.abs().compareTo(BigDecimal.valueOf(2L * LARGEST_EXPONENT)) > 0) {
      throw EvaluationException.tooLarge("an exponential of " + value.re.round(new MathContext(4)));
    }
    checkModerate(value.im);
    checkAngle(value.im);
    return of(
        value.isReal()
            ? BigComplex.valueOf(BigDecimalMath.exp(value.re, PRECISION))
            : BigComplexMath.exp(value, PRECISION));
  }

  Value logarithm() {
    if (isZero()) {
      throw EvaluationException.undefined("the logarithm of zero");
    }
    BigComplex value = complex();
    if (!value.isReal()) {
      value = moderate();
    }
    return of(
        value.isReal() && value.re.signum() > 0
            ? BigComplex.valueOf(BigDecimalMath.log(value.re, PRECISION))
            : BigComplexMath.log(value, PRECISION));
  }

  Value sine() {
    BigComplex value = angle();
    return of(
        value.isReal()
            ? BigComplex.valueOf(BigDecimalMath.sin(value.re, PRECISION))
            : halves(value, false));
  }

  Value cosine() {
    BigComplex value = angle();
    return of(
        value.isReal()
            ? BigComplex.valueOf(BigDecimalMath.cos(value.re, PRECISION))
            : halves(value, true));
  }

  /** The cosine or sine of a complex number, by exponentials. */
  private static BigComplex halves(BigComplex angle, boolean cosine) {
    BigComplex turned = angle.multiply(BigComplex.I, PRECISION);
    BigComplex up = BigComplexMath.exp(turned, PRECISION);
    BigComplex down = BigComplexMath.exp(turned.negate(), PRECISION);
    return cosine
        ? up.add(down, PRECISION).divide(TWO, PRECISION)
        : up.subtract(down, PRECISION).divide(BigComplex.I.multiply(TWO, PRECISION), PRECISION);
  }

  Value arcsine() {
    BigComplex value = moderate();
    return of(
        value.isReal() && value.re.abs().compareTo(BigDecimal.ONE) <= 0
            ? BigComplex.valueOf(BigDecimalMath.asin(value.re, PRECISION))
            : BigComplexMath.asin(value, PRECISION));
  }

  Value arctangent() {
    BigComplex value = moderate();
    return of(
        value.isReal()
            ? BigComplex.valueOf(BigDecimalMath.atan(value.re, PRECISION))
            : BigComplexMath.atan(value, PRECISION));
  }

  Value absolute() {
    if (isExact()) {
      return of(exact.abs());
    }
    return of(isReal() ? real().abs() : BigComplexMath.abs(approximate, PRECISION));
  }

  /**
   * The largest whole number that is not larger; a value a hair below a whole number counts as it.
   */
  Value floor() {
    if (isExact()) {
      return of(Rational.of(exact.floor()));
    }
    BigDecimal real = real();
    if (real.precision() - real.scale() > 30) {
      throw EvaluationException.tooLarge("a number to round");
    }
    return of(Rational.of(real.add(TOLERANCE).setScale(0, RoundingMode.FLOOR).toBigInteger()));
  }

  /** An argument near enough to 1 for the series that functions are computed by. */
  private BigComplex moderate() {
    BigComplex value = complex();
    checkModerate(value.re);
    checkModerate(value.im);
    return value;
  }

  private static void checkModerate(BigDecimal part) {
    if (part.signum() != 0
        && Math.abs((long) part.precision() - part.scale()) > MODERATE_EXPONENT) {
      throw EvaluationException.tooLarge("the argument of a function");
    }
  }

  private BigComplex angle() {
    BigComplex value = moderate();
    checkAngle(value.re);
    if (value.im.abs().compareTo(BigDecimal.valueOf(1_000)) > 0) {
      throw EvaluationException.tooLarge("the sine of a large imaginary number");
    }
    return value;
  }

  /** The digits of a large angle are lost in the period. */
  private static void checkAngle(BigDecimal angle) {
    if (angle.precision() - angle.scale() > 10) {
      throw EvaluationException.tooLarge("an angle");
    }
  }

  /** Equal, or nearer than a part in 10^28. */
  public boolean agrees(Value other) {
    if (isExact() && other.isExact()) {
      return exact.equals(other.exact);
    }
    BigComplex mine = complex();
    BigComplex theirs = other.complex();
    BigDecimal size =
        BigDecimal.ONE
            .max(mine.re.abs())
            .max(mine.im.abs())
            .max(theirs.re.abs())
            .max(theirs.im.abs());
    BigDecimal limit = size.multiply(TOLERANCE, PRECISION);
    return mine.re.subtract(theirs.re, PRECISION).abs().compareTo(limit) <= 0
        && mine.im.subtract(theirs.im, PRECISION).abs().compareTo(limit) <= 0;
  }

  /** Exact, or not so large that a summand of 1 is lost in it. */
  public boolean isModerate() {
    return isExact()
        || BigDecimal.ONE
                .movePointRight(LARGEST_MODERATE)
                .compareTo(approximate.re.abs().max(approximate.im.abs()))
            > 0;
  }

  /**
   * Equal when both are rounded to a number of decimals. Numbers of which nothing is left then must
   * have as many digits in common, unless zero is expected.
   */
  public boolean agreesRounded(Value other, int decimals) {
    if (!isReal() || !other.isReal()) {
      return false;
    }
    BigDecimal mine = rounded(decimals);
    if (mine.compareTo(other.rounded(decimals)) != 0) {
      return false;
    }
    if (mine.signum() != 0 || isZero()) {
      return true;
    }
    BigDecimal limit = real().abs().movePointLeft(decimals);
    return real().subtract(other.real()).abs().compareTo(limit) <= 0;
  }

  private BigDecimal rounded(int decimals) {
    if (!isExact()) {
      return real().setScale(decimals, RoundingMode.HALF_EVEN);
    }
    return new BigDecimal(exact.numerator())
        .divide(new BigDecimal(exact.denominator()), decimals, RoundingMode.HALF_EVEN);
  }

  private static boolean negligible(BigDecimal part, BigDecimal beside) {
    return part.signum() == 0
        || part.abs().compareTo(BigDecimal.ONE.max(beside.abs()).multiply(TOLERANCE, PRECISION))
            <= 0;
  }
}
