package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.seed.SeedOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the samples of one seed go through form, audience and language.
 *
 * <p>Each sample takes, of the combinations that were taken least, one whose form was taken least
 * (for its weight), then whose audience, then whose language; hashes of run, seed and combination
 * decide the rest. So samples of one seed differ in form first, then in audience, then in language,
 * no combination comes twice before all came once, and over many seeds the first sample's form is
 * distributed by weight.
 */
final class Variants {
  /**
   * A combination.
   *
   * @param audience id, or null for none
   * @param language to write in, or null for the seed's, which is unknown
   */
  record Variant(PromptTemplate template, String audience, String language) {
    private String key() {
      return template.id() + " " + audience + " " + language;
    }
  }

  private final List<Variant> all;
  private final SeedOrder order;
  private final String id;
  private final Map<Object, Integer> taken = new HashMap<>();
  private final Map<Object, Double> draws = new HashMap<>();

  private Variants(List<Variant> all, SeedOrder order, String id) {
    this.all = all;
    this.order = order;
    this.id = id;
  }

  /**
   * Returns the combination of one sample.
   *
   * @param language of the seed, or null
   * @param sample from 0
   */
  static Variant of(
      List<PromptTemplate> forms,
      List<String> writeIn,
      SeedOrder order,
      String id,
      String language,
      int sample) {
    List<Variant> all = new ArrayList<>();
    for (PromptTemplate form : forms) {
      List<String> audiences = form.audiences().isEmpty() ? noAudience() : form.audiences();
      for (String audience : audiences) {
        for (String target : writeIn) {
          all.add(
              new Variant(form, audience, target.equals(StrategySpec.SEED) ? language : target));
        }
      }
    }
    List<Variant> different = all.stream().distinct().toList();
    if (different.size() == 1) {
      return different.get(0);
    }
    Variants variants = new Variants(different, order, id);
    Variant variant = variants.next();
    for (int i = 0; i < sample; i++) {
      variant = variants.next();
    }
    return variant;
  }

  private static List<String> noAudience() {
    List<String> none = new ArrayList<>();
    none.add(null);
    return none;
  }

  private Variant next() {
    Variant next =
        all.stream()
            .min(
                Comparator.<Variant>comparingInt(this::taken)
                    .thenComparingDouble(v -> (double) taken(v.template()) / weight(v))
                    .thenComparingDouble(
                        v -> draws.computeIfAbsent(v.template(), form -> formDraw(v)))
                    .thenComparingInt(v -> v.audience() == null ? 0 : taken(v.audience()))
                    .thenComparingInt(v -> taken("language " + v.language()))
                    .thenComparingDouble(v -> draws.computeIfAbsent(v, key -> draw(v.key()))))
            .orElseThrow();
    take(next);
    take(next.template());
    take("language " + next.language());
    if (next.audience() != null) {
      take(next.audience());
    }
    return next;
  }

  /**
   * Of such numbers, form i's is the least with probability {@code weight_i / sum of weights} (P.
   * Efraimidis, P. Spirakis, "Weighted random sampling with a reservoir", 2006).
   */
  private double formDraw(Variant variant) {
    return -Math.log1p(-draw(variant.template().id())) / weight(variant);
  }

  /** A form that a recipe names although it has no weight counts like any other. */
  private static int weight(Variant variant) {
    return Math.max(1, variant.template().weight());
  }

  private double draw(String key) {
    return order.variant(id, key);
  }

  private int taken(Object what) {
    return taken.getOrDefault(what, 0);
  }

  private void take(Object what) {
    taken.merge(what, 1, Integer::sum);
  }
}
