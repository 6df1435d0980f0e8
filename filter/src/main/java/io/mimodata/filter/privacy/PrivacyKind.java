package io.mimodata.filter.privacy;

import java.util.Locale;

/**
 * The table of all that is replaced. None of it is touched in formulas; in code only {@link #EMAIL}
 * and {@link #SECRET} are.
 */
public enum PrivacyKind {
  /** E-mail addresses under a top-level domain that exists, but for those of examples. */
  EMAIL,

  /**
   * Telephone numbers that libphonenumber calls valid: with a country code, in the form {@code
   * (ddd) ddd-dddd}, or behind a word for telephone. Not those for fiction, 555-01dd.
   */
  PHONE,

  /** Public IPv4 and IPv6 addresses. */
  IP,

  /** Numbers of payment cards: prefix of an issuer and Luhn's check digit. */
  CARD,

  /** International bank account numbers: country, length and ISO 7064 check. */
  IBAN,

  /** Numbers of persons, see {@link NationalId}; of companies in Brazil. */
  NATIONAL_ID,

  /** Keys, tokens, private keys and passwords. */
  SECRET;

  /** The key of the count, as in {@code pii_email}. */
  public String key() {
    return "pii_" + name().toLowerCase(Locale.ROOT);
  }
}
