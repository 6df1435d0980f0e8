package io.mimodata.extract.html.dom;

import io.mimodata.extract.tex.FormulaScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The elements of a page that passes over it look for, by tag, class and attribute, in the order of
 * the page: found in one walk, where each pass of its own would cost as much as a good part of
 * parsing. Elements that a pass took out are left out of what later ones get.
 */
public final class PageIndex {
  private static final Set<String> TAGS =
      Set.of(
          "meta",
          "script",
          "pre",
          "code",
          "textarea",
          "math",
          "img",
          "h1",
          "h2",
          "li",
          "dt",
          "dd",
          "blockquote");

  /** Elements that hold no content wherever they are. */
  private static final Set<String> NEVER_CONTENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "applet",
          "svg",
          "canvas",
          "audio",
          "video",
          "map",
          "button",
          "input",
          "select",
          "option",
          "textarea",
          "datalist",
          "progress",
          "meter",
          "nav",
          "dialog",
          "menu",
          "link",
          "meta",
          "rp");

  private static final Set<String> CLASSES =
      Set.of(
          // Code beside its line numbers
          "code",
          "rouge-code",
          "crayon-code",
          "blob-code",
          "hljs-ln-code",
          "lntd",
          "line-content",
          "gutter",
          // Mathematics as TeX
          "math",
          // Javadoc
          "member-signature",
          "type-signature",
          "two-column-summary",
          "three-column-summary");

  private static final List<String> ATTRIBUTES =
      List.of("data-mathml", "data-tex", "data-latex", "data-formula");

  private final Map<String, List<Element>> byTag = new HashMap<>();
  private final Map<String, List<Element>> byClass = new HashMap<>();
  private final Map<String, List<Element>> byAttribute = new HashMap<>();
  private final List<Element> neverContent = new ArrayList<>();
  private final List<Element> withFormulas = new ArrayList<>();
  private final Map<String, List<String>> classesByNames = new HashMap<>();

  private PageIndex() {}

  public static PageIndex of(Element page) {
    PageIndex index = new PageIndex();
    index.add(page);
    return index;
  }

  /** Elements with a tag; it must be one that is indexed. */
  public List<Element> byTag(String tag) {
    return present(byTag, tag, TAGS.contains(tag));
  }

  /** Elements with a class; it must be one that is indexed. */
  public List<Element> byClass(String name) {
    return present(byClass, name, CLASSES.contains(name));
  }

  /** Elements with an attribute; it must be one that is indexed. */
  public List<Element> byAttribute(String name) {
    return present(byAttribute, name, ATTRIBUTES.contains(name));
  }

  /** Elements that hold no content wherever they are: scripts, controls, embedded media. */
  public List<Element> neverContent() {
    return neverContent;
  }

  /** Elements with text of their own in which a formula may open, inner ones first. */
  public List<Element> withFormulas() {
    return present(withFormulas);
  }

  private static List<Element> present(
      Map<String, List<Element>> index, String key, boolean indexed) {
    if (!indexed) {
      throw new IllegalArgumentException("not indexed: " + key);
    }
    return present(index.getOrDefault(key, List.of()));
  }

  private static List<Element> present(List<Element> elements) {
    return elements.stream().filter(element -> element.ownerDocument() != null).toList();
  }

  private void add(Element element) {
    String tag = element.normalName();
    if (TAGS.contains(tag)) {
      put(byTag, tag, element);
    }
    if (NEVER_CONTENT.contains(tag)) {
      neverContent.add(element);
    }
    if (element.attributesSize() > 0) {
      String names = element.attributes().get("class");
      if (!names.isEmpty()) {
        for (String name : classesByNames.computeIfAbsent(names, PageIndex::indexed)) {
          put(byClass, name, element);
        }
      }
      for (String attribute : ATTRIBUTES) {
        if (element.attributes().hasKey(attribute)) {
          put(byAttribute, attribute, element);
        }
      }
    }
    boolean formula = false;
    int size = element.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node child = element.childNode(i);
      if (child instanceof Element e) {
        add(e);
      } else if (!formula && child instanceof TextNode text) {
        formula = FormulaScanner.mayOpen(text.getWholeText());
      }
    }
    if (formula) {
      withFormulas.add(element);
    }
  }

  private static List<String> indexed(String names) {
    List<String> found = new ArrayList<>(0);
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      if (i == names.length() || names.charAt(i) <= ' ') {
        if (i > start && CLASSES.contains(names.substring(start, i))) {
          found.add(names.substring(start, i));
        }
        start = i + 1;
      }
    }
    return found;
  }

  private static void put(Map<String, List<Element>> index, String key, Element element) {
    index.computeIfAbsent(key, k -> new ArrayList<>()).add(element);
  }
}
