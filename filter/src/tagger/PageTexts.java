import io.mimodata.extract.html.HtmlExtractor;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Texts of web pages. Reads lines {@code MODE<tab>FILE} and answers each with a line: the text in
 * Base64, or an empty line where there is none.
 *
 * <p>Modes: {@code page} is the main content as the project's extractor finds it; {@code raw} is
 * the text of the whole body, menus included, a line for each block; {@code nav} is the lines of
 * {@code raw} that the main content doesn't have.
 */
final class PageTexts {
  private static final HtmlExtractor EXTRACTOR = new HtmlExtractor();

  private PageTexts() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] task = line.split("\t", 2);
        String text;
        try {
          text = text(task[0], read(Path.of(task[1])));
        } catch (RuntimeException | StackOverflowError e) {
          text = "";
        }
        out.println(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static String text(String mode, byte[] page) throws IOException {
    return switch (mode) {
      case "page" -> EXTRACTOR.extract(page, null, null).markdown();
      case "raw" -> String.join("\n", lines(page));
      case "nav" -> String.join("\n", furniture(page));
      default -> throw new IllegalArgumentException(
          "mode must be page, raw or nav, cannot be: " + mode);
    };
  }

  private static List<String> furniture(byte[] page) throws IOException {
    Set<String> content = new HashSet<>();
    String markdown = EXTRACTOR.extract(page, null, null).markdown();
    for (String line : markdown.split("\n")) {
      content.add(letters(line));
    }
    String all = letters(markdown);
    List<String> left = new ArrayList<>(lines(page));
    left.removeIf(
        line -> {
          String key = letters(line);
          return content.contains(key) || key.length() > 20 && all.contains(key);
        });
    return left;
  }

  private static String letters(String line) {
    return line.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static List<String> lines(byte[] page) throws IOException {
    Document document = Jsoup.parse(new ByteArrayInputStream(page), null, "");
    document.select("script, style, noscript, template, svg, head").remove();
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode run) {
              String words = run.getWholeText();
              text.append(preformatted(run) ? words : words.replaceAll("\\s+", " "));
            } else if (node instanceof Element e && breaks(e)) {
              text.append('\n');
              if (e.normalName().equals("li")) {
                text.append("• ");
              }
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element e) {
              if (breaks(e)) {
                text.append('\n');
              } else if (e.normalName().matches("td|th")) {
                text.append('\t');
              }
            }
          }
        },
        document.body());
    List<String> lines = new ArrayList<>();
    for (String line : text.toString().split("\n")) {
      String kept = line.stripTrailing();
      if (!kept.isBlank() && !kept.strip().equals("•")) {
        lines.add(kept.startsWith("  ") ? kept : kept.strip());
      }
    }
    return lines;
  }

  private static boolean preformatted(Node node) {
    for (Node above = node.parentNode(); above != null; above = above.parentNode()) {
      if (above.nodeName().equals("pre")) {
        return true;
      }
    }
    return false;
  }

  private static boolean breaks(Element element) {
    return element.isBlock() && !element.normalName().matches("td|th|tbody|thead")
        || element.normalName().matches("br|option|tr|dt|dd");
  }
}
