package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Rational;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Units that can be converted into each other. Others are not compared. */
final class Units {
  /**
   * A unit in terms of the first of its kind.
   *
   * @param kind what it measures, and in which power
   */
  record Unit(String kind, Rational factor) {}

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    add("length", "m=1 meter=1 meters=1 metre=1 metres=1 cm=.01 centimeter=.01 centimeters=.01");
    add("length", "centimetres=.01 mm=.001 millimeters=.001 km=1000 kilometers=1000");
    add("length", "kilometres=1000 in=.0254 inch=.0254 inches=.0254 ft=.3048 foot=.3048");
    add("length", "feet=.3048 yd=.9144 yard=.9144 yards=.9144 mi=1609.344 mile=1609.344");
    add("length", "miles=1609.344");
    add("mass", "g=1 gram=1 grams=1 kg=1000 kilogram=1000 kilograms=1000 mg=.001");
    add("time", "s=1 sec=1 second=1 seconds=1 min=60 minute=60 minutes=60 h=3600 hr=3600");
    add("time", "hour=3600 hours=3600 day=86400 days=86400");
    add("money", "dollar=1 dollars=1 usd=1 cent=.01 cents=.01");
    add("angle", "degrees=1 degree=1 deg=1");
  }

  private Units() {}

  private static void add(String kind, String units) {
    for (String unit : units.split(" ", -1)) {
      String[] parts = unit.split("=", 2);
      UNITS.put(parts[0], new Unit(kind, Rational.of(new BigDecimal(parts[1]))));
    }
  }

  /**
   * By what a value of one unit is multiplied to be one of the other.
   *
   * @return 1 if one of them isn't known; null if they measure different things
   */
  static Rational factor(String from, String to) {
    Unit source = UNITS.get(from);
    Unit target = UNITS.get(to);
    if (source == null || target == null) {
      return Rational.ONE;
    }
    return source.kind().equals(target.kind()) ? source.factor().divide(target.factor()) : null;
  }

  /** Whether the letter is a unit, which in formulas looks like a variable. */
  static boolean isLetter(String name) {
    return name.length() == 1 && "mgshLJNWKVCA".contains(name);
  }
}
