package io.mimodata.synthgen.judge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a Java source its compiler and its virtual machine have to be told.
 *
 * @param fileName the file that it has to be in
 * @param mainClass full name of the class to start
 */
record JavaSource(String fileName, String mainClass) {
  private static final Pattern COMMENT_OR_LITERAL =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'");
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "\\bpublic\\s+(?:(?:final|abstract|sealed|strictfp)\\s+)*(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");
  private static final String DEFAULT_NAME = "Main";

  /** Reads a source, well-formed or not. */
  static JavaSource of(String source) {
    String code = COMMENT_OR_LITERAL.matcher(source).replaceAll(" ");
    Optional<String> published = first(PUBLIC_TYPE, code);
    String main = published.or(() -> typeWithMain(code)).orElse(DEFAULT_NAME);
    String prefix = first(PACKAGE, code).map(name -> name + ".").orElse("");
    return new JavaSource(published.orElse(DEFAULT_NAME) + ".java", prefix + main);
  }

  private static Optional<String> typeWithMain(String code) {
    Matcher main = MAIN.matcher(code);
    if (!main.find()) {
      return Optional.empty();
    }
    return TYPE.matcher(code.substring(0, main.start()))
        .results()
        .reduce((earlier, later) -> later)
        .map(result -> result.group(1));
  }

  private static Optional<String> first(Pattern pattern, String code) {
    return pattern.matcher(code).results().findFirst().map(result -> result.group(1));
  }
}
