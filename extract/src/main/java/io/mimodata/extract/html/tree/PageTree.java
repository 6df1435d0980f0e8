package io.mimodata.extract.html.tree;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.tex.FormulaScanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The body of a page as a tree of boxes and leaves, and lists of the elements that passes look for:
 * found in the one walk that builds the tree, where each pass of its own would cost as much as a
 * good part of parsing. Elements that a pass took out are left out of what later ones get.
 *
 * <p>Left out from the start: comments, what is never content (scripts but for those that hold a
 * formula, styles, controls, embedded media), and white space between blocks. What is below a
 * {@code math} element stays the parser's.
 */
public final class PageTree {
  private static final TagSet INDEXED =
      TagSet.of(
          Tag.PRE,
          Tag.CODE,
          Tag.TEXTAREA,
          Tag.MATH,
          Tag.IMG,
          Tag.SCRIPT,
          Tag.H1,
          Tag.H2,
          Tag.H3,
          Tag.LI,
          Tag.DT,
          Tag.DD,
          Tag.BLOCKQUOTE);

  private static final int LONGEST_NAMES = 1_000;

  /** Paragraphs from which navigation holds more than that. */
  private static final int PARAGRAPHS = 3;

  /** Elements that hold no content wherever they are. */
  private static final Set<String> NEVER_CONTENT =
      Set.of(
          "style",
          "noscript",
          "template",
          "iframe",
          "embed",
          "applet",
          "svg",
          "canvas",
          "audio",
          "video",
          "button",
          "input",
          "select",
          "option",
          "datalist",
          "progress",
          "meter",
          "rp",
          "head");

  private static final List<String> CLASSES =
      List.of(
          // Code beside its line numbers
          "code",
          "rouge-code",
          "crayon-code",
          "blob-code",
          "hljs-ln-code",
          "lntd",
          "line-content",
          "gutter",
          // Lines of code, each a block
          "fragment",
          "ltx_lstlisting",
          // Mathematics as TeX, and of KaTeX
          "math",
          "katex",
          "katex-mathml",
          // Javadoc
          "member-signature",
          "type-signature",
          "two-column-summary",
          "three-column-summary");

  /** For each of these classes one more than its index. */
  private static final WordTable CLASS_INDEX = new WordTable();

  static {
    for (int i = 0; i < CLASSES.size(); i++) {
      CLASS_INDEX.add(CLASSES.get(i), i + 1);
    }
  }

  private static final List<String> ATTRIBUTES =
      List.of("data-mathml", "data-tex", "data-latex", "data-formula");

  /** What an element is to the tree. */
  private enum Role {
    CONTENT,
    SCRIPT,
    META,
    LINK,
    TITLE,

    /** Navigation and the like, which may have swallowed content. */
    NAVIGATION,
    NEVER_CONTENT;

    static Role of(String name) {
      return switch (name) {
        case "script" -> SCRIPT;
        case "meta" -> META;
        case "link" -> LINK;
        case "title" -> TITLE;
        case "nav", "dialog", "menu", "object", "map" -> NAVIGATION;
        default -> PageTree.NEVER_CONTENT.contains(name) ? NEVER_CONTENT : CONTENT;
      };
    }
  }

  /** What is known of a name of an element, of HTML or of a page's own. */
  private record Name(Tag tag, Role role) {}

  /** What is known of the value of a class attribute: kinds of names, and which are indexed. */
  private record Classes(int kinds, List<String> indexed) {
    static Classes of(String names) {
      List<String> indexed = new ArrayList<>(0);
      int start = 0;
      int hash = 0;
      for (int i = 0; i <= names.length(); i++) {
        char c = i < names.length() ? names.charAt(i) : ' ';
        if (c > ' ') {
          hash = WordTable.hash(hash, c);
          continue;
        }
        int index = CLASS_INDEX.get(hash, names, start, i) - 1;
        if (index >= 0
            && names.startsWith(CLASSES.get(index), start)
            && !indexed.contains(CLASSES.get(index))) {
          indexed.add(CLASSES.get(index));
        }
        start = i + 1;
        hash = 0;
      }
      return new Classes(NameKinds.ofClass(names), indexed);
    }
  }

  private static final Classes NO_CLASSES = new Classes(0, List.of());

  private final Map<Tag, List<Box>> byTag = new EnumMap<>(Tag.class);
  private final Map<String, List<Box>> byClass = new HashMap<>();
  private final Map<String, List<Box>> byAttribute = new HashMap<>();
  private final List<Box> withFormulas = new ArrayList<>();
  private final List<Element> scripts = new ArrayList<>();
  private final List<Element> metas = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, Classes> classes = new HashMap<>();
  private String title;
  private final String language;
  private Box body;
  private int size;

  private PageTree(Document page) {
    Element html = page.firstElementChild();
    language = html == null ? "" : html.attr("lang");
    collectFacts(page.head());
    // It holds the page, whatever it is called: no pass may take it for a part.
    body = new Box(size++, Tag.BODY, "", "", null, null, 0);
    children(page.body(), body, false);
  }

  public static PageTree of(Document page) {
    return new PageTree(page);
  }

  /** The text of the {@code title} element, or an empty string. */
  public String title() {
    return title == null ? "" : title;
  }

  /** The language that the {@code html} element declares, or an empty string. */
  public String language() {
    return language;
  }

  public Box body() {
    return body;
  }

  /** How many elements there are or ever were: their numbers are below. */
  public int size() {
    return size;
  }

  /** All scripts of the page, as the parser's elements. */
  public List<Element> scripts() {
    return scripts;
  }

  /** All {@code meta} elements of the page, as the parser's elements. */
  public List<Element> metas() {
    return metas;
  }

  /** All {@code link} elements of the page, as the parser's elements. */
  public List<Element> links() {
    return links;
  }

  /** Elements with a tag; it must be one that is indexed. */
  public List<Box> byTag(Tag tag) {
    require(INDEXED.has(tag), tag);
    return present(byTag.getOrDefault(tag, List.of()));
  }

  /** Elements with a class; it must be one that is indexed. */
  public List<Box> byClass(String name) {
    require(CLASSES.contains(name), name);
    return present(byClass.getOrDefault(name, List.of()));
  }

  /** Elements with an attribute; it must be one that is indexed. */
  public List<Box> byAttribute(String name) {
    require(ATTRIBUTES.contains(name), name);
    return present(byAttribute.getOrDefault(name, List.of()));
  }

  /** Elements with text of their own in which a formula may open, inner ones first. */
  public List<Box> withFormulas() {
    return present(withFormulas);
  }

  /** Whether a node is in the tree. */
  public boolean holds(PageNode node) {
    PageNode top = node;
    while (top.parent() != null) {
      top = top.parent();
    }
    return top == body;
  }

  /** A new element, in no tree yet. */
  public Box create(Tag tag) {
    return new Box(size++, tag, "", "", null, null, 0);
  }

  private static void require(boolean indexed, Object key) {
    if (!indexed) {
      throw new IllegalArgumentException("not indexed: " + key);
    }
  }

  private List<Box> present(List<Box> boxes) {
    if (boxes.isEmpty()) {
      return boxes;
    }
    List<Box> present = new ArrayList<>(boxes.size());
    for (Box box : boxes) {
      if (holds(box)) {
        present.add(box);
      }
    }
    return present;
  }

  /** Looks for scripts and metadata in what is never content. */
  private void collectFacts(Element element) {
    int size = element.childNodeSize();
    for (int i = 0; i < size; i++) {
      if (element.childNode(i) instanceof Element child) {
        collectFact(child, nameOf(child).role());
      }
    }
  }

  private void collectFact(Element element, Role role) {
    switch (role) {
      case SCRIPT -> scripts.add(element);
      case META -> metas.add(element);
      case LINK -> links.add(element);
      // Images have titles as well.
      case TITLE -> title = title == null && body == null ? element.text() : title;
      default -> collectFacts(element);
    }
  }

  private Name nameOf(Element element) {
    String name = element.normalName();
    Name known = names.get(name);
    if (known == null) {
      known = new Name(Tag.of(name), Role.of(name));
      names.put(name, known);
    }
    return known;
  }

  private void children(Element parent, Box box, boolean verbatim) {
    Cancellation.check();
    boolean formula = false;
    boolean dropsBlanks = !verbatim && box.isBlock();
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node child = parent.childNode(i);
      if (child instanceof Element element) {
        child(element, box, verbatim);
      } else if (child instanceof TextNode || (verbatim && child instanceof DataNode)) {
        String text =
            child instanceof TextNode node
                ? node.getWholeText()
                : ((DataNode) child).getWholeData();
        TextLeaf leaf = new TextLeaf(text);
        boolean atBlock = dropsBlanks && (box.last == null || box.last.isBlock());
        if (!atBlock || !leaf.isBlank()) {
          box.append(leaf);
          formula = formula || (leaf.mayHoldFormula() && FormulaScanner.mayOpen(text));
        }
      }
    }
    if (formula) {
      withFormulas.add(box);
    }
  }

  private void child(Element element, Box parent, boolean verbatim) {
    Name name = nameOf(element);
    boolean content =
        name.role() == Role.CONTENT || (name.role() == Role.NAVIGATION && holdsContent(element));
    if (!content) {
      collectFact(element, name.role());
      if (name.role() == Role.SCRIPT && isFormula(element)) {
        parent.append(box(element, Tag.SCRIPT));
      }
      return;
    }
    Tag tag = name.tag();
    Box box = name.role() == Role.NAVIGATION ? clutter() : box(element, tag);
    parent.append(box);
    if (tag != Tag.MATH) {
      children(element, box, verbatim || TagSet.VERBATIM.has(tag));
    }
  }

  /** A part of the page that is clutter unless it holds most of the content. */
  private Box clutter() {
    return new Box(size++, Tag.DIV, "", "", null, null, NameKinds.CLUTTER);
  }

  /** Whether text of the page ended up in what should hold none, as where an end tag is missing. */
  private static boolean holdsContent(Element element) {
    return paragraphs(element) >= PARAGRAPHS;
  }

  /** How many paragraphs are in an element, where an article counts as enough of them. */
  private static int paragraphs(Element element) {
    int count = 0;
    int size = element.childNodeSize();
    for (int i = 0; i < size && count < PARAGRAPHS; i++) {
      if (element.childNode(i) instanceof Element child) {
        switch (child.normalName()) {
          case "main", "article" -> count = PARAGRAPHS;
          case "p" -> count++;
          default -> count += paragraphs(child);
        }
      }
    }
    return count;
  }

  private static boolean isFormula(Element script) {
    return script.attr("type").toLowerCase(Locale.ROOT).startsWith("math/");
  }

  private Box box(Element element, Tag tag) {
    Element source = tag == Tag.MATH || tag == Tag.SCRIPT ? element : null;
    int attributes = element.attributesSize();
    Box box;
    if (attributes == 0) {
      box = new Box(size++, tag, "", "", null, source, 0);
    } else {
      Attributes all = element.attributes();
      String className = cut(all.get("class"));
      String id = cut(all.get("id"));
      Classes named = classesOf(className);
      int kinds = id.isEmpty() ? named.kinds() : named.kinds() | NameKinds.ofId(id);
      int names = (className.isEmpty() ? 0 : 1) + (id.isEmpty() ? 0 : 1);
      box = new Box(size++, tag, className, id, attributes == names ? null : all, source, kinds);
      for (String name : named.indexed()) {
        put(byClass, name, box);
      }
      putByAttributes(box);
    }
    if (INDEXED.has(tag)) {
      put(byTag, tag, box);
    }
    return box;
  }

  /** Names longer than anybody gives would be read again and again. */
  private static String cut(String names) {
    return names.length() <= LONGEST_NAMES ? names : names.substring(0, LONGEST_NAMES);
  }

  private void putByAttributes(Box box) {
    if (box.hasAttributes()) {
      for (String name : ATTRIBUTES) {
        if (box.hasAttribute(name)) {
          put(byAttribute, name, box);
        }
      }
    }
  }

  private static <K> void put(Map<K, List<Box>> index, K key, Box box) {
    index.computeIfAbsent(key, k -> new ArrayList<>()).add(box);
  }

  private Classes classesOf(String className) {
    if (className.isEmpty()) {
      return NO_CLASSES;
    }
    Classes known = classes.get(className);
    if (known == null) {
      known = Classes.of(className);
      classes.put(className, known);
    }
    return known;
  }
}
