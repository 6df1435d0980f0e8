package io.mimodata.filter.privacy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that their own form tells, and private keys. Each has a rare character by which it is
 * found; its pattern is tried from the beginning, reads at most {@value #MAX_TOKEN} characters and
 * never goes back.
 */
final class TokenDetector implements Detector {
  static final String ANCHORS = "KSJz_-Bb.";

  private static final int MAX_TOKEN = 8192;

  /**
   * A form of tokens.
   *
   * @param anchor its first character that is looked for
   * @param offset of that character
   * @param head how it begins
   * @param pattern all of it; the secret is group 1 if there is one
   * @param told whether its head alone tells that it is a secret
   */
  private record Form(char anchor, int offset, String head, Pattern pattern, boolean told) {
    static Form of(String head, int offset, String rest) {
      return new Form(
          head.charAt(offset),
          offset,
          head,
          Pattern.compile(Pattern.quote(head) + rest),
          !head.endsWith(" ") && !head.equals("sk-"));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("AKIA", 1, "[A-Z2-7]{16}+"),
          Form.of("ASIA", 1, "[A-Z2-7]{16}+"),
          Form.of("AIza", 2, "[A-Za-z0-9_-]{35}+"),
          Form.of("ghp_", 3, "[A-Za-z0-9]{36,255}+"),
          Form.of("gho_", 3, "[A-Za-z0-9]{36,255}+"),
          Form.of("ghu_", 3, "[A-Za-z0-9]{36,255}+"),
          Form.of("ghs_", 3, "[A-Za-z0-9]{36,255}+"),
          Form.of("ghr_", 3, "[A-Za-z0-9]{36,255}+"),
          Form.of("github_pat_", 6, "[A-Za-z0-9_]{22,255}+"),
          Form.of("npm_", 3, "[A-Za-z0-9]{36}+"),
          Form.of("hf_", 2, "[A-Za-z0-9]{30,60}+"),
          Form.of("sk_live_", 2, "[A-Za-z0-9]{16,255}+"),
          Form.of("rk_live_", 2, "[A-Za-z0-9]{16,255}+"),
          Form.of("sk_test_", 2, "[A-Za-z0-9]{16,255}+"),
          Form.of("whsec_", 5, "[A-Za-z0-9]{24,255}+"),
          Form.of("glpat-", 5, "[A-Za-z0-9_-]{20,255}+"),
          Form.of("pypi-AgE", 4, "[A-Za-z0-9_-]{50,500}+"),
          Form.of("xoxb-", 4, "[0-9]{8,16}+-[A-Za-z0-9-]{12,200}+"),
          Form.of("xoxp-", 4, "[0-9]{8,16}+-[A-Za-z0-9-]{12,200}+"),
          Form.of("xoxa-", 4, "[0-9]{1,16}+-[A-Za-z0-9-]{12,200}+"),
          Form.of("xoxr-", 4, "[0-9]{1,16}+-[A-Za-z0-9-]{12,200}+"),
          Form.of("xoxs-", 4, "[0-9]{1,16}+-[A-Za-z0-9-]{12,200}+"),
          Form.of("sk-", 2, "[A-Za-z0-9_-]{20,255}+"),
          Form.of("SG.", 2, "[A-Za-z0-9_-]{16,32}+\\.[A-Za-z0-9_-]{16,64}+"),
          Form.of("ya29.", 4, "[A-Za-z0-9_-]{30,500}+"),
          Form.of(
              "eyJ",
              2,
              "[A-Za-z0-9_-]{10,4000}+\\.[A-Za-z0-9_-]{10,4000}+\\.[A-Za-z0-9_-]{10,800}+"),
          Form.of("Bearer ", 0, "([A-Za-z0-9._~+/-]{16,4000}+=*+)"),
          Form.of("bearer ", 0, "([A-Za-z0-9._~+/-]{16,4000}+=*+)"),
          Form.of("Basic ", 0, "([A-Za-z0-9+/]{16,400}+=*+)"));

  private final Form[][] byAnchor = new Form[0x80][];

  TokenDetector() {
    for (int i = 0; i < ANCHORS.length(); i++) {
      char anchor = ANCHORS.charAt(i);
      byAnchor[anchor] =
          FORMS.stream().filter(form -> form.anchor() == anchor).toArray(Form[]::new);
    }
  }

  @Override
  public int detect(Findings found, int at) {
    String text = found.text();
    if (text.startsWith(PrivateKeys.BEGIN, at)) {
      int end = PrivateKeys.endOf(text, at);
      return end > 0 && found.add(PrivacyKind.SECRET, at, end)
          ? end
          : at + PrivateKeys.BEGIN.length();
    }
    for (Form form : byAnchor[text.charAt(at)]) {
      int start = at - form.offset();
      if (text.startsWith(form.head(), start) && start >= found.end()) {
        int end = find(found, form, start);
        if (end > at) {
          return end;
        }
      }
    }
    return at + 1;
  }

  /** Notes the token of a form; returns its end, or -1 if there is none. */
  private static int find(Findings found, Form form, int start) {
    String text = found.text();
    char before = Ascii.at(text, start - 1);
    if (Ascii.isWord(before) || before == '-') {
      return -1;
    }
    Matcher matcher =
        form.pattern().matcher(text).region(start, Math.min(text.length(), start + MAX_TOKEN));
    if (!matcher.lookingAt() || Ascii.isWord(Ascii.at(text, matcher.end()))) {
      return -1;
    }
    int group = matcher.groupCount();
    String token = matcher.group(group);
    boolean secret = form.told() ? SecretValues.isVaried(token) : SecretValues.isRandom(token);
    boolean authorized =
        !form.head().startsWith("Basic") || Cues.of("authorization").before(text, start, 20);
    return secret
            && authorized
            && found.add(PrivacyKind.SECRET, matcher.start(group), matcher.end())
        ? matcher.end()
        : -1;
  }
}
