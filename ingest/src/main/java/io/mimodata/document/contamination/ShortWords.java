package io.mimodata.document.contamination;

/**
 * Words of two letters. Any other two letters are a product of two variables as much as a word, and
 * count as two words, so that {@code xy}, {@code x y} and {@code x\,y} are the same.
 */
final class ShortWords {
  private static final int LETTERS = 26;

  private static final boolean[] WORDS = new boolean[LETTERS * LETTERS];

  static {
    String words =
        "ah ai am an as at be by de do eg em en et ex go ha he hi id ie if in is it la le lg ln"
            + " ma me mr mu my no nu of oh ok on or os ox pi pr qi re so st to un up us vs we xi ye yo"
            + " da du er es im ob um wo zu"
            + " au ce eu il je ne ni nu on ou sa se si ta te tu va vu"
            + " al el lo mi os su ya ao na ja ha as em ti vi vo"
            + " di fa io mi ne sa";
    for (String word : words.split(" ", -1)) {
      if (word.length() == 2) {
        WORDS[(word.charAt(0) - 'a') * LETTERS + word.charAt(1) - 'a'] = true;
      }
    }
  }

  private ShortWords() {}

  /** Whether two small letters make a word; letters outside ASCII always do. */
  static boolean contains(int first, int second) {
    return first < 'a'
        || first > 'z'
        || second < 'a'
        || second > 'z'
        || WORDS[(first - 'a') * LETTERS + second - 'a'];
  }
}
