package io.mimodata.filter.privacy;

import io.mimodata.document.EditedText;
import io.mimodata.document.MarkedText;
import io.mimodata.document.Span;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces private data by placeholders, as {@link PrivacyKind} lists. In doubt it leaves a text as
 * it is. A filtered text is not changed any more: it is read again until nothing is found, {@value
 * #MAX_PASSES} times at most. Takes time in proportion to the length of a text. Immutable and
 * thread-safe.
 */
public final class PrivacyFilter implements Serializable {
  private static final long serialVersionUID = 1;

  /** A word for a number comes nearer to a further one when what is between becomes shorter. */
  private static final int MAX_PASSES = 8;

  private final PrivacyConfig config;
  private transient volatile Detector[] detectors;

  public PrivacyFilter(PrivacyConfig config) {
    this.config = config;
  }

  /**
   * Filters a text.
   *
   * @param spans of its formulas, code and tables, in any order
   * @return the text, its spans and how often each kind was replaced, by {@link PrivacyKind#key()}
   */
  public EditedText apply(String text, List<Span> spans) {
    if (config.kinds().isEmpty()) {
      return EditedText.unchanged(text, spans);
    }
    Findings found = find(text, spans);
    EditedText filtered = EditedText.unchanged(text, spans);
    Map<String, Integer> counts = new TreeMap<>();
    for (int pass = 0; found != null && !found.isEmpty() && pass < MAX_PASSES; pass++) {
      filtered = found.edited();
      filtered.counts().forEach((key, count) -> counts.merge(key, count, Integer::sum));
      found = find(filtered.text(), filtered.spans());
    }
    return new EditedText(filtered.text(), filtered.spans(), new TreeMap<>(counts));
  }

  /** What is found in one pass; null if nothing was looked at closely. */
  private Findings find(String text, List<Span> spans) {
    Detector[] byCharacter = detectors();
    Findings found = null;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c >= 0x80 || byCharacter[c] == null) {
        i++;
      } else {
        if (found == null) {
          found = new Findings(new MarkedText(text, spans), config);
        }
        i = Math.max(byCharacter[c].detect(found, i), found.end());
      }
    }
    return found;
  }

  /** They are built again where the filter was sent to. */
  private Detector[] detectors() {
    Detector[] built = detectors;
    if (built == null) {
      built = build();
      detectors = built;
    }
    return built;
  }

  private Detector[] build() {
    Detector[] byCharacter = new Detector[0x80];
    ValidPhoneNumbers phones = new ValidPhoneNumbers(config.phoneRegions());
    Detector numbers = new NumberDetector(phones);
    for (char digit = '0'; digit <= '9'; digit++) {
      byCharacter[digit] = numbers;
    }
    byCharacter['+'] = new InternationalPhoneDetector(phones);
    Detector emails = new EmailDetector();
    for (char sign : new char[] {'@', '(', '['}) {
      byCharacter[sign] = emails;
    }
    Detector tokens = new TokenDetector();
    TokenDetector.ANCHORS.chars().forEach(sign -> byCharacter[sign] = tokens);
    Detector assignments = new AssignmentDetector(config.placeholder(PrivacyKind.SECRET));
    byCharacter['='] = assignments;
    byCharacter[':'] = new ColonDetector(assignments);
    return byCharacter;
  }
}
