package io.mimodata.filter.privacy;

import io.mimodata.document.EditedText;
import io.mimodata.document.MarkedText;
import io.mimodata.document.Span;
import java.io.Serializable;
import java.util.List;

/**
 * Replaces private data by placeholders, as {@link PrivacyKind} lists. In doubt it leaves a text as
 * it is. A filtered text is not changed any more. Takes time in proportion to the length of a text.
 * Immutable and thread-safe.
 */
public final class PrivacyFilter implements Serializable {
  private static final long serialVersionUID = 1;

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
    return found == null ? EditedText.unchanged(text, spans) : found.edited();
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
    PhoneNumbers phones = new PhoneNumbers(config.phoneRegions());
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
