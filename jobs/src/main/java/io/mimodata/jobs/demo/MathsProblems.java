package io.mimodata.jobs.demo;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Kinds of maths problems; numbers are drawn, answers are computed. */
final class MathsProblems {
  static final List<Function<Random, Problem>> KINDS =
      List.of(
          MathsProblems::congruence,
          MathsProblems::cubesOfRoots,
          MathsProblems::latticePaths,
          MathsProblems::integral,
          MathsProblems::determinant,
          MathsProblems::drawing,
          MathsProblems::trailingZeros,
          MathsProblems::divisors,
          MathsProblems::power,
          MathsProblems::recurrence,
          MathsProblems::sharedWork,
          MathsProblems::triangle,
          MathsProblems::digits,
          MathsProblems::progression);

  private MathsProblems() {}

  private static int between(Random random, int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  private static Problem congruence(Random random) {
    int modulus = between(random, 40, 400);
    int factor = between(random, 7, modulus - 1);
    while (gcd(factor, modulus) != 1) {
      factor = between(random, 7, modulus - 1);
    }
    int rest = between(random, 1, modulus - 1);
    BigInteger m = BigInteger.valueOf(modulus);
    BigInteger x =
        BigInteger.valueOf(factor).modInverse(m).multiply(BigInteger.valueOf(rest)).mod(m);
    return new Problem(
        "number-theory",
        "Find the smallest positive integer $x$ with $%dx \\equiv %d \\pmod{%d}$, and explain why there is exactly one such residue class."
            .formatted(factor, rest, modulus),
        x.toString());
  }

  private static Problem cubesOfRoots(Random random) {
    int p = between(random, -19, 19);
    int q = between(random, -30, 30);
    long cubes = -(long) p * p * p + 3L * p * q;
    return new Problem(
        "algebra",
        "Let $r$ and $s$ be the (possibly complex) roots of the polynomial $t^2%s%s$. Without solving the equation, compute $r^3 + s^3$."
            .formatted(term(p, "t"), term(q, "")),
        Long.toString(cubes));
  }

  private static Problem latticePaths(Random random) {
    int width = between(random, 5, 12);
    int height = between(random, 5, 12);
    int x = between(random, 1, width - 1);
    int y = between(random, 1, height - 1);
    BigInteger all = binomial(width + height, width);
    BigInteger through = binomial(x + y, x).multiply(binomial(width - x + height - y, width - x));
    return new Problem(
        "combinatorics",
        "A robot walks on the grid from $(0,0)$ to $(%d,%d)$ and moves one unit right or one unit up at each step. The crossing at $(%d,%d)$ is closed. How many different walks remain?"
            .formatted(width, height, x, y),
        all.subtract(through).toString());
  }

  private static Problem integral(Random random) {
    int a = between(random, 2, 9);
    int b = between(random, -9, 9);
    int c = between(random, -12, 12);
    int end = between(random, 2, 7);
    long numerator = 2L * a * end * end * end + 3L * b * end * end + 6L * c * end;
    return new Problem(
        "calculus",
        "Evaluate the definite integral\n\n$$\\int_0^{%d} \\left(%dx^2%s%s\\right)\\,dx$$\n\nand give the value as a fraction in lowest terms."
            .formatted(end, a, term(b, "x"), term(c, "")),
        fraction(numerator, 6));
  }

  private static Problem determinant(Random random) {
    int[][] m = new int[3][3];
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        m[i][j] = between(random, -9, 9);
        rows.append(m[i][j]).append(j < 2 ? " & " : i < 2 ? " \\\\ " : "");
      }
    }
    int determinant =
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
            - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    return new Problem(
        "linear-algebra",
        "Compute the determinant of the matrix $$A = \\begin{pmatrix} %s \\end{pmatrix}$$ and decide whether $A$ is invertible."
            .formatted(rows),
        Integer.toString(determinant));
  }

  private static Problem drawing(Random random) {
    int red = between(random, 4, 15);
    int blue = between(random, 4, 15);
    int drawn = between(random, 3, 5);
    int wanted = between(random, 1, 2);
    BigInteger good = binomial(red, wanted).multiply(binomial(blue, drawn - wanted));
    BigInteger all = binomial(red + blue, drawn);
    return new Problem(
        "probability",
        "An urn holds %d red and %d blue balls. You draw %d of them at once, without looking. What is the probability that exactly %d of the drawn balls are red? Answer with a reduced fraction."
            .formatted(red, blue, drawn, wanted),
        fraction(good.longValueExact(), all.longValueExact()));
  }

  private static Problem trailingZeros(Random random) {
    int n = between(random, 120, 9_000);
    int base = random.nextBoolean() ? 5 : 7;
    int zeros = 0;
    for (int power = n / base; power > 0; power /= base) {
      zeros += power;
    }
    return new Problem(
        "number-theory",
        "Written in base %d, with how many zeros does the number $%d!$ end?"
            .formatted(base == 5 ? 10 : 14, n),
        Integer.toString(zeros));
  }

  private static Problem divisors(Random random) {
    int two = between(random, 2, 7);
    int three = between(random, 1, 5);
    int prime = List.of(5, 7, 11, 13).get(random.nextInt(4));
    int exponent = between(random, 1, 3);
    long n = pow(2, two) * pow(3, three) * pow(prime, exponent);
    int odd = (three + 1) * (exponent + 1);
    return new Problem(
        "number-theory",
        "How many positive divisors does $%d$ have, and how many of these are even? Give the second number."
            .formatted(n),
        Integer.toString(two * odd));
  }

  private static Problem power(Random random) {
    int base = between(random, 3, 60);
    int exponent = between(random, 200, 5_000);
    int modulus = List.of(97, 101, 125, 143, 1000, 1001).get(random.nextInt(6));
    return new Problem(
        "number-theory",
        "What remainder does $%d^{%d}$ leave on division by $%d$? Show the reduction of the exponent."
            .formatted(base, exponent, modulus),
        BigInteger.valueOf(base)
            .modPow(BigInteger.valueOf(exponent), BigInteger.valueOf(modulus))
            .toString());
  }

  private static Problem recurrence(Random random) {
    int p = between(random, 2, 4);
    int q = between(random, 2, 5);
    int first = between(random, 0, 5);
    int second = between(random, 1, 6);
    int n = between(random, 9, 20);
    BigInteger before = BigInteger.valueOf(first);
    BigInteger now = BigInteger.valueOf(second);
    for (int i = 2; i <= n; i++) {
      BigInteger next =
          now.multiply(BigInteger.valueOf(p)).add(before.multiply(BigInteger.valueOf(q)));
      before = now;
      now = next;
    }
    return new Problem(
        "sequences",
        "A sequence is given by $a_0 = %d$, $a_1 = %d$ and $a_{n} = %d a_{n-1} + %d a_{n-2}$ for $n \\ge 2$. Find $a_{%d}$."
            .formatted(first, second, p, q, n),
        now.toString());
  }

  private static Problem sharedWork(Random random) {
    int first = between(random, 4, 30);
    int second = between(random, 4, 30);
    int head = between(random, 1, 3);
    return new Problem(
        "word-problems",
        "One pump empties a flooded cellar in %d hours, another one alone needs %d hours. The first has been running for %d hours when the second is switched on. For how many further hours must both run? Answer with a fraction in lowest terms."
            .formatted(first, second, head),
        fraction((long) (first - head) * second, first + second));
  }

  private static Problem triangle(Random random) {
    int x1 = between(random, -20, 20);
    int y1 = between(random, -20, 20);
    int x2 = between(random, -20, 20);
    int y2 = between(random, -20, 20);
    int x3 = between(random, -20, 20);
    int y3 = between(random, -20, 20);
    long twice = Math.abs((long) (x2 - x1) * (y3 - y1) - (long) (x3 - x1) * (y2 - y1));
    return new Problem(
        "geometry",
        "The points $P=(%d,%d)$, $Q=(%d,%d)$ and $R=(%d,%d)$ lie in the plane. What is the area of the triangle $PQR$ (zero if they lie on one line)?"
            .formatted(x1, y1, x2, y2, x3, y3),
        fraction(twice, 2));
  }

  private static Problem digits(Random random) {
    int length = between(random, 3, 6);
    int sum = between(random, 6, 22);
    long[] ways = new long[sum + 1];
    ways[0] = 1;
    for (int place = 0; place < length; place++) {
      long[] next = new long[sum + 1];
      for (int reached = 0; reached <= sum; reached++) {
        for (int digit = place == 0 ? 1 : 0; digit <= 9 && reached + digit <= sum; digit++) {
          next[reached + digit] += ways[reached];
        }
      }
      ways = next;
    }
    return new Problem(
        "combinatorics",
        "How many %d-digit numbers (with no leading zero) have digits that add up to $%d$?"
            .formatted(length, sum),
        Long.toString(ways[sum]));
  }

  private static Problem progression(Random random) {
    int low = between(random, 10, 300);
    int high = low + between(random, 200, 2_000);
    int a = between(random, 3, 9);
    int b = between(random, 10, 17);
    long sum = 0;
    for (int i = low; i <= high; i++) {
      if (i % a == 0 && i % b != 0) {
        sum += i;
      }
    }
    return new Problem(
        "sequences",
        "Add up all integers from %d to %d (both included) that are multiples of %d but not multiples of %d. What is the total?"
            .formatted(low, high, a, b),
        Long.toString(sum));
  }

  /** A further term of a polynomial with its sign; nothing when the coefficient is zero. */
  private static String term(int coefficient, String symbol) {
    if (coefficient == 0) {
      return "";
    }
    String size =
        Math.abs(coefficient) == 1 && !symbol.isEmpty()
            ? ""
            : Integer.toString(Math.abs(coefficient));
    return (coefficient < 0 ? " - " : " + ") + size + symbol;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  private static long pow(long base, int exponent) {
    return BigInteger.valueOf(base).pow(exponent).longValueExact();
  }

  private static String fraction(long numerator, long denominator) {
    long divisor = gcd(numerator, denominator);
    long over = denominator / divisor;
    return over == 1 ? Long.toString(numerator / divisor) : numerator / divisor + "/" + over;
  }

  private static BigInteger binomial(int n, int k) {
    BigInteger value = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      value = value.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return value;
  }
}
