package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Rational;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units that can be converted into each other, and their powers and quotients. */
final class Units {
  /**
   * What a unit measures.
   *
   * @param dimensions the powers of length, time and so on; none is 0
   * @param factor in terms of the first unit of each
   */
  private record Unit(Map<String, Integer> dimensions, Rational factor) {
    static final Unit NONE = new Unit(Map.of(), Rational.ONE);

    Unit times(Unit other, int power) {
      Map<String, Integer> sums = new HashMap<>(dimensions);
      other.dimensions.forEach(
          (dimension, one) -> sums.merge(dimension, power * one, Integer::sum));
      sums.values().removeIf(sum -> sum == 0);
      return new Unit(sums, factor.multiply(other.factor.power(power)));
    }
  }

  private static final Map<String, Unit> UNITS = new HashMap<>();

  private static final Pattern POWER =
      Pattern.compile("(square|sq|cubic|cu|)\\.?(.+?)(?:\\^?(-?[1-9])|(squared)|(cubed))?");

  static {
    add("length", 1, "m=1 meter=1 meters=1 metre=1 metres=1 cm=.01 centimeter=.01 dm=.1");
    add("length", 1, "centimeters=.01 centimetre=.01 centimetres=.01 mm=.001 millimeter=.001");
    add("length", 1, "millimeters=.001 km=1000 kilometer=1000 kilometers=1000 kilometre=1000");
    add("length", 1, "kilometres=1000 in=.0254 inch=.0254 inches=.0254 ft=.3048 foot=.3048");
    add("length", 1, "feet=.3048 yd=.9144 yard=.9144 yards=.9144 mi=1609.344 mile=1609.344");
    add("length", 1, "miles=1609.344");
    add("length", 3, "l=.001 liter=.001 liters=.001 litre=.001 litres=.001 ml=.000001");
    add("length", 3, "milliliter=.000001 milliliters=.000001");
    add("mass", 1, "g=1 gram=1 grams=1 kg=1000 kilogram=1000 kilograms=1000 mg=.001");
    add("time", 1, "s=1 sec=1 second=1 seconds=1 min=60 minute=60 minutes=60 h=3600 hr=3600");
    add("time", 1, "hrs=3600 hour=3600 hours=3600 day=86400 days=86400 week=604800");
    add("time", 1, "weeks=604800");
    add("money", 1, "dollar=1 dollars=1 usd=1 cent=.01 cents=.01");
    add("angle", 1, "degrees=1 degree=1 deg=1");
    add("fahrenheit", 1, "f=1 fahrenheit=1");
    add("celsius", 1, "c=1 celsius=1");
    add("before noon", 1, "am=1 a.m.=1");
    add("after noon", 1, "pm=1 p.m.=1");
    for (String speed : new String[] {"mph=mi/h", "kmh=km/h", "kph=km/h"}) {
      UNITS.put(speed.substring(0, 3), of(speed.substring(4)));
    }
  }

  private Units() {}

  private static void add(String dimension, int power, String units) {
    for (String unit : units.split(" ", -1)) {
      String[] parts = unit.split("=", 2);
      Rational factor = Rational.of(new BigDecimal(parts[1]));
      UNITS.put(parts[0], new Unit(Map.of(dimension, power), factor));
    }
  }

  /** The unit that words say, as {@code cm^2} or {@code milesperhour}; null if it isn't known. */
  private static Unit of(String words) {
    Unit unit = Unit.NONE;
    int sign = 1;
    for (String divisor : words.split("/|per", -1)) {
      for (String factor : divisor.split("\\*", -1)) {
        Unit base = UNITS.get(factor);
        int power = 1;
        Matcher form = POWER.matcher(factor);
        if (base == null && form.matches()) {
          base = UNITS.get(form.group(2));
          power = power(form);
        }
        if (base == null) {
          return null;
        }
        unit = unit.times(base, sign * power);
      }
      sign = -1;
    }
    return unit;
  }

  private static int power(Matcher form) {
    if (form.group(3) != null) {
      return Integer.parseInt(form.group(3));
    }
    if (form.group(1).startsWith("sq") || form.group(4) != null) {
      return 2;
    }
    return form.group(1).startsWith("cu") || form.group(5) != null ? 3 : 1;
  }

  /**
   * By what a value of one unit is multiplied to be one of the other.
   *
   * @return 1 if one of them isn't known; null if they measure different things
   */
  static Rational factor(String from, String to) {
    Unit source = of(from);
    Unit target = of(to);
    if (source == null || target == null) {
      return Rational.ONE;
    }
    return source.dimensions().equals(target.dimensions())
        ? source.factor().divide(target.factor())
        : null;
  }

  /** Whether the letter is a unit, which in formulas looks like a variable. */
  static boolean isLetter(String name) {
    return name.length() == 1 && "mgshLJNWKVCA".contains(name);
  }
}
