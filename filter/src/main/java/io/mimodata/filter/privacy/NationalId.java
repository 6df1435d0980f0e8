package io.mimodata.filter.privacy;

import static io.mimodata.filter.privacy.CheckDigits.digit;
import static io.mimodata.filter.privacy.CheckDigits.isDate;
import static io.mimodata.filter.privacy.CheckDigits.sum;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * National numbers of persons made of digits only, by their forms and checks. Where a form could be
 * another number, a word that names it must be near.
 */
@SuppressWarnings("ImmutableEnumChecker") // The checks are functions without state.
enum NationalId {
  US_SSN(NationalId::isUnitedStates, cues("ssn", "social security", "soc sec"), "3-2-4", "3 2 4"),
  CANADA_SIN(
      number -> CheckDigits.luhn(number) && digit(number, 0) != 0,
      cues("social insurance", "sin number", "assurance sociale"),
      "3-3-3",
      "3 3 3",
      "9"),
  CHINA(NationalId::isChina, null, "18"),
  BRAZIL_CPF(NationalId::isBrazilPerson, null, "3.3.3-2"),
  BRAZIL_CPF_PLAIN(NationalId::isBrazilPerson, cues("cpf"), "11", "9-2"),
  BRAZIL_CNPJ(NationalId::isBrazilCompany, null, "2.3.3/4-2"),
  BRAZIL_CNPJ_PLAIN(NationalId::isBrazilCompany, cues("cnpj"), "14"),
  INDIA_AADHAAR(
      number -> digit(number, 0) >= 2 && CheckDigits.verhoeff(number),
      cues("aadhaar", "aadhar", "uidai", "\u0906\u0927\u093e\u0930"),
      "12",
      "4 4 4",
      "4-4-4"),
  NETHERLANDS_BSN(
      number -> sum(number, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && !CheckDigits.allSame(number),
      cues("bsn", "burgerservicenummer", "sofinummer", "sofi-nummer"),
      "9",
      "4.2.3",
      "3.3.3"),
  POLAND_PESEL(NationalId::isPoland, cues("pesel"), "11"),
  FRANCE_NIR(NationalId::isFrance, null, "1 2 2 2 3 3 2"),
  FRANCE_NIR_PLAIN(
      NationalId::isFrance,
      cues("s\u00e9curit\u00e9 sociale", "securite sociale", "nir", "num\u00e9ro de s\u00e9cu"),
      "15",
      "13 2"),
  SWEDEN(
      number -> isDate(number, 2, 4) && CheckDigits.luhn(number),
      cues("personnummer", "person-nr", "personnr", "pnr"),
      "6-4",
      "6+4",
      "10"),
  SWEDEN_LONG(
      number -> isDate(number, 4, 6) && CheckDigits.luhn(number.substring(2)),
      cues("personnummer", "person-nr", "personnr", "pnr"),
      "8-4",
      "12"),
  GERMANY_TAX(
      number -> digit(number, 0) != 0 && CheckDigits.mod11And10(number),
      cues("steuer-id", "steueridentifikationsnummer", "idnr", "steuer-identifikationsnummer"),
      "11",
      "2 3 3 3"),
  SWITZERLAND_AHV(NationalId::isSwitzerland, null, "3.4.4.2"),
  BELGIUM(NationalId::isBelgium, null, "2.2.2-3.2"),
  KOREA_RRN(
      NationalId::isKorea,
      cues("\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638", "rrn", "resident registration"),
      "6-7",
      "13"),
  TURKEY(NationalId::isTurkey, cues("kimlik", "t.c.", "tckn"), "11");

  private static final int[] CHINA_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** Shapes of all forms, sorted, and whose each is. */
  private static final long[] SHAPES =
      Arrays.stream(values())
          .flatMapToLong(id -> Arrays.stream(id.shapes))
          .distinct()
          .sorted()
          .toArray();

  private static final List<List<NationalId>> BY_SHAPE =
      Arrays.stream(SHAPES).mapToObj(NationalId::having).toList();

  private final Predicate<String> check;
  private final Cues cues;
  private final long[] shapes;

  NationalId(Predicate<String> check, Cues cues, String... forms) {
    this.check = check;
    this.cues = cues;
    this.shapes = Arrays.stream(forms).mapToLong(DigitGroups::shape).toArray();
  }

  private static Cues cues(String... words) {
    return Cues.of(words);
  }

  private static List<NationalId> having(long shape) {
    return Arrays.stream(values())
        .filter(id -> Arrays.stream(id.shapes).anyMatch(each -> each == shape))
        .toList();
  }

  /** How many of the first groups are a number of a person; 0 if none are. */
  static int match(DigitGroups groups) {
    for (int size = groups.size(); size > 0; size--) {
      int shape = Arrays.binarySearch(SHAPES, groups.shape(size));
      if (shape >= 0 && groups.isFree(size)) {
        String number = groups.number(size);
        for (NationalId id : BY_SHAPE.get(shape)) {
          if (id.check.test(number)
              && (id.cues == null || id.cues.near(groups.text, groups.start, groups.end(size)))) {
            return size;
          }
        }
      }
    }
    return 0;
  }

  /** The Social Security Administration's ranges; without numbers that were printed as examples. */
  private static boolean isUnitedStates(String number) {
    int area = Integer.parseInt(number.substring(0, 3));
    return area != 0
        && area != 666
        && area < 900
        && !number.startsWith("00", 3)
        && !number.endsWith("0000")
        && !number.equals("078051120")
        && !number.equals("219099999");
  }

  /** GB 11643: region, date of birth and ISO 7064 mod 11-2, whose check 10 is not a digit. */
  private static boolean isChina(String number) {
    return isChinaPerson(number.substring(0, 17), number.charAt(17));
  }

  static boolean isChinaPerson(String digits, char check) {
    int region = Integer.parseInt(digits.substring(0, 2));
    return region >= 11
        && region <= 82
        && (digits.startsWith("19", 6) || digits.startsWith("20", 6))
        && isDate(digits, 10, 12)
        && "10X98765432".charAt(sum(digits, CHINA_WEIGHTS) % 11) == check;
  }

  private static boolean isBrazilPerson(String number) {
    return !CheckDigits.allSame(number)
        && brazilCheck(sum(number, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 9)
        && brazilCheck(sum(number, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 10);
  }

  private static boolean isBrazilCompany(String number) {
    return !CheckDigits.allSame(number)
        && brazilCheck(sum(number, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 12)
        && brazilCheck(sum(number, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 13);
  }

  private static int brazilCheck(int sum) {
    int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
  }

  /** The month has 80, 20, 40 or 60 more for other centuries than the 20th. */
  private static boolean isPoland(String number) {
    int month = Integer.parseInt(number.substring(2, 4)) % 20;
    int day = Integer.parseInt(number.substring(4, 6));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && sum(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  private static boolean isFrance(String number) {
    int month = Integer.parseInt(number.substring(3, 5));
    return (digit(number, 0) == 1 || digit(number, 0) == 2)
        && ((month >= 1 && month <= 12) || month >= 20)
        && 97 - CheckDigits.mod(number.substring(0, 13), 97)
            == Integer.parseInt(number.substring(13));
  }

  /** AHV number: an EAN-13 of prefix 756. */
  private static boolean isSwitzerland(String number) {
    return number.startsWith("756") && sum(number, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  private static boolean isBelgium(String number) {
    int check = Integer.parseInt(number.substring(9));
    String digits = number.substring(0, 9);
    return isDate(number, 2, 4)
        && (97 - CheckDigits.mod(digits, 97) == check
            || 97 - CheckDigits.mod("2" + digits, 97) == check);
  }

  private static boolean isKorea(String number) {
    int check = (11 - sum(number, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
    return isDate(number, 2, 4) && check == digit(number, 12);
  }

  private static boolean isTurkey(String number) {
    int odd = sum(number, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = sum(number, 0, 1, 0, 1, 0, 1, 0, 1);
    int tenth = Math.floorMod(odd * 7 - even, 10);
    return digit(number, 0) != 0
        && tenth == digit(number, 9)
        && (odd + even + tenth) % 10 == digit(number, 10);
  }
}
