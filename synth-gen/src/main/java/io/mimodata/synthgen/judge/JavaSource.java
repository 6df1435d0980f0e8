package io.mimodata.synthgen.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What of a Java source its compiler and its virtual machine have to be told.
 *
 * @param fileName the file that it has to be in
 * @param mainClass full name of the class to start
 */
record JavaSource(String fileName, String mainClass) {
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "\\bpublic\\s+(?:(?:final|abstract|sealed|strictfp)\\s+){0,4}(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");
  private static final String DEFAULT_NAME = "Main";

  /** File systems take names of 255 bytes. */
  private static final int LONGEST_NAME = 200;

  /** Reads a source, well-formed or not. */
  static JavaSource of(String source) {
    String code = withoutCommentsAndLiterals(source);
    String outermost = withoutBlocks(code);
    Optional<String> published =
        first(PUBLIC_TYPE, outermost).filter(name -> name.length() <= LONGEST_NAME);
    List<String> startable = typesWithMain(code, outermost);
    String main =
        published
            .filter(startable::contains)
            .or(() -> startable.stream().findFirst())
            .or(() -> published)
            .orElse(DEFAULT_NAME);
    String prefix = first(PACKAGE, outermost).map(name -> name + ".").orElse("");
    return new JavaSource(published.orElse(DEFAULT_NAME) + ".java", prefix + main);
  }

  /** Returns the outermost types that have methods of that name, at whatever depth. */
  private static List<String> typesWithMain(String code, String outermost) {
    List<MatchResult> types = TYPE.matcher(outermost).results().toList();
    List<String> startable = new ArrayList<>();
    int at = 0;
    for (MatchResult main : MAIN.matcher(code).results().toList()) {
      while (at < types.size() && types.get(at).start() < main.start()) {
        at++;
      }
      if (at > 0) {
        startable.add(types.get(at - 1).group(1));
      }
    }
    return startable;
  }

  /** Returns the code of the same length with blanks between braces. */
  private static String withoutBlocks(String code) {
    StringBuilder outermost = new StringBuilder(code.length());
    int depth = 0;
    for (int at = 0; at < code.length(); at++) {
      char c = code.charAt(at);
      depth = Math.max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
      outermost.append(depth == 0 ? c : ' ');
    }
    return outermost.toString();
  }

  private static Optional<String> first(Pattern pattern, String code) {
    return pattern.matcher(code).results().findFirst().map(result -> result.group(1));
  }

  /** Source may be hostile: no regular expression here, which would recurse into its literals. */
  private static String withoutCommentsAndLiterals(String source) {
    StringBuilder code = new StringBuilder(source.length());
    int at = 0;
    while (at < source.length()) {
      int end = endOfCommentOrLiteral(source, at);
      code.append(end == at ? source.charAt(at) : ' ');
      at = Math.max(end, at + 1);
    }
    return code.toString();
  }

  /** Returns the end of the comment or literal that starts at a place, or that place. */
  private static int endOfCommentOrLiteral(String source, int start) {
    if (source.startsWith("//", start)) {
      return after("\n", source, start + 2);
    }
    if (source.startsWith("/*", start)) {
      return after("*/", source, start + 2);
    }
    if (source.startsWith("\"\"\"", start)) {
      return after("\"\"\"", source, start + 3);
    }
    char quote = source.charAt(start);
    if (quote != '"' && quote != '\'') {
      return start;
    }
    int at = start + 1;
    while (at < source.length() && source.charAt(at) != quote && source.charAt(at) != '\n') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), at + 1);
  }

  private static int after(String end, String source, int start) {
    int found = source.indexOf(end, start);
    return found < 0 ? source.length() : found + end.length();
  }
}
