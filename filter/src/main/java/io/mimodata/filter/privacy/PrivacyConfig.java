package io.mimodata.filter.privacy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is replaced by what.
 *
 * @param kinds that are replaced; empty for none
 * @param placeholder what stands there instead, {@value #KIND} in it standing for the name of the
 *     kind, between brackets or bars, with words before or after it, so that it isn't taken for
 *     something private itself
 * @param phoneRegions ISO 3166 codes of the countries whose telephone numbers are known without
 *     their country code, behind a word for telephone
 */
public record PrivacyConfig(Set<PrivacyKind> kinds, String placeholder, Set<String> phoneRegions)
    implements Serializable {
  static final String KIND = "{kind}";

  private static final Pattern PLACEHOLDER =
      Pattern.compile("[<\\[({|](?:\\{kind}[\\p{L} -]*|[\\p{L} -]*\\{kind})[>\\])}|]");

  private static final Set<String> REGIONS =
      Set.of(
          "US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "PT", "BR", "MX", "IN", "CN", "JP", "KR",
          "RU", "AU", "SE", "CH", "AT", "BE");

  /**
   * @throws IllegalArgumentException that names every value out of its range
   */
  public PrivacyConfig {
    kinds =
        Collections.unmodifiableSet(
            kinds.isEmpty() ? EnumSet.noneOf(PrivacyKind.class) : EnumSet.copyOf(kinds));
    SortedSet<String> regions = new TreeSet<>(phoneRegions);
    List<String> problems = new ArrayList<>();
    if (!PLACEHOLDER.matcher(placeholder).matches()) {
      problems.add(
          "privacy.placeholder must be %s between brackets, as in <%s>, cannot be: %s"
              .formatted(KIND, KIND, placeholder));
    }
    for (String region : regions) {
      if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
        problems.add(
            "privacy.phone_regions must be ISO 3166 codes such as US, cannot be: " + region);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    phoneRegions = Collections.unmodifiableSortedSet(regions);
  }

  /** All kinds, {@code <EMAIL>} and the like, the telephone numbers of 21 countries. */
  public static PrivacyConfig defaults() {
    return new PrivacyConfig(EnumSet.allOf(PrivacyKind.class), "<" + KIND + ">", REGIONS);
  }

  public static PrivacyConfig off() {
    return new PrivacyConfig(Set.of(), "<" + KIND + ">", Set.of());
  }

  String placeholder(PrivacyKind kind) {
    return placeholder.replace(KIND, kind.name());
  }
}
