package io.mimodata.extract.markdown;

/** Delimiters of code that the code itself doesn't contain, as CommonMark asks for. */
public final class Backticks {
  private static final int SHORTEST_FENCE = 3;

  private Backticks() {}

  /** The fence around a block of code: longer than any run of backticks in it, at least three. */
  public static String fence(String code) {
    return "`".repeat(Math.max(SHORTEST_FENCE, longestRun(code) + 1));
  }

  /** Code in one line between backticks, padded where it starts or ends with one. */
  public static String inline(String code) {
    String ticks = "`".repeat(longestRun(code) + 1);
    boolean padded = code.startsWith("`") || code.endsWith("`");
    return padded ? ticks + " " + code + " " + ticks : ticks + code + ticks;
  }

  private static int longestRun(String code) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
