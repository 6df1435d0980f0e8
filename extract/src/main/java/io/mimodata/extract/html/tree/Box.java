package io.mimodata.extract.html.tree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** An element of a page. */
public final class Box extends PageNode {
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final int number;
  private final String className;
  private final String idName;
  private final Attributes attributes;
  private final Element source;
  private final int kinds;
  PageNode first;
  PageNode last;

  /** Bits of the tags that are, or once were, below. */
  private long below;

  /**
   * An element without children.
   *
   * @param number its number in the tree
   * @param className the class attribute, or an empty string
   * @param idName the id, or an empty string
   * @param attributes null if it has none but class and id
   * @param source the parser's element, where a pass needs what is below it, or null
   * @param kinds what its names say it is, bits of {@link NameKinds}
   */
  Box(
      int number,
      Tag tag,
      String className,
      String idName,
      Attributes attributes,
      Element source,
      int kinds) {
    super(tag);
    this.number = number;
    this.className = className;
    this.idName = idName;
    this.attributes = attributes;
    this.source = source;
    this.kinds = kinds;
  }

  /** Number of this element, from 0: each of a page has one of its own. */
  public int number() {
    return number;
  }

  /** The parser's element of a {@code math} or {@code script}, with all below it. */
  public Element source() {
    return source;
  }

  /** Whether the element's names are of a kind, or of one of several. */
  public boolean isNamed(int kind) {
    return (kinds & kind) != 0;
  }

  /** Whether there are attributes other than class and id. */
  public boolean hasAttributes() {
    return attributes != null;
  }

  /** Whether there is an attribute other than class and id. */
  public boolean hasAttribute(String name) {
    return attributes != null && attributes.hasKey(name);
  }

  /** Value of an attribute other than class and id, empty if there is none. */
  public String attribute(String name) {
    return attributes == null ? "" : attributes.get(name);
  }

  /** The class attribute. */
  public String className() {
    return className;
  }

  /** The id, or an empty string. */
  public String idName() {
    return idName;
  }

  /** Tag and classes without digits: the same for all that one template makes. */
  public String make() {
    return tag() + " " + DIGITS.matcher(className).replaceAll("");
  }

  /** The names in the class attribute. */
  public List<String> classes() {
    if (className.isEmpty()) {
      return List.of();
    }
    List<String> classes = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= className.length(); i++) {
      if (i == className.length() || className.charAt(i) <= ' ') {
        if (i > start) {
          classes.add(className.substring(start, i));
        }
        start = i + 1;
      }
    }
    return classes;
  }

  public boolean hasClass(String name) {
    return className.contains(name) && classes().contains(name);
  }

  /** Makes an element of another kind out of this one, which keeps its names and what it holds. */
  public void retag(Tag tag) {
    setTag(tag);
    if (parent != null) {
      parent.note(tag.bit());
    }
  }

  public PageNode first() {
    return first;
  }

  public PageNode last() {
    return last;
  }

  /** The first child that is an element, or null. */
  public Box firstBox() {
    return first == null || first instanceof Box ? (Box) first : first.nextBox();
  }

  /** The children that are elements; the one that is looked at may be taken out. */
  public Iterable<Box> boxes() {
    return () -> new Boxes(firstBox());
  }

  private static final class Boxes implements Iterator<Box> {
    private Box next;

    Boxes(Box first) {
      next = first;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Box next() {
      Box box = next;
      if (box == null) {
        throw new NoSuchElementException();
      }
      next = box.nextBox();
      return box;
    }
  }

  /** The children that are there now. */
  public List<PageNode> children() {
    List<PageNode> nodes = new ArrayList<>();
    for (PageNode child = first; child != null; child = child.next) {
      nodes.add(child);
    }
    return nodes;
  }

  /** The only child that is an element, or null if there are none or more. */
  public Box onlyBox() {
    Box only = firstBox();
    return only == null || only.nextBox() != null ? null : only;
  }

  /** Whether any node below has one of the tags. */
  public boolean contains(TagSet tags) {
    if (!tags.hasAny(below)) {
      return false;
    }
    for (PageNode child = first; child != null; child = child.next) {
      if (tags.has(child.tag()) || (child instanceof Box box && box.contains(tags))) {
        return true;
      }
    }
    return false;
  }

  /** Whether any node below has a tag. */
  public boolean contains(Tag tag) {
    return contains(TagSet.of(tag));
  }

  public boolean containsBlock() {
    return contains(TagSet.BLOCKS);
  }

  /** How many nodes below have a tag. */
  public int count(Tag tag) {
    if ((below & tag.bit()) == 0) {
      return 0;
    }
    int count = 0;
    for (PageNode child = first; child != null; child = child.next) {
      count += child.is(tag) ? 1 : 0;
      count += child instanceof Box box ? box.count(tag) : 0;
    }
    return count;
  }

  /** The elements below with one of the tags, in their order. */
  public List<Box> all(TagSet tags) {
    List<Box> found = new ArrayList<>();
    collect(tags, found);
    return found;
  }

  private void collect(TagSet tags, List<Box> found) {
    if (!tags.hasAny(below)) {
      return;
    }
    for (Box child = firstBox(); child != null; child = child.nextBox()) {
      if (child.isOneOf(tags)) {
        found.add(child);
      }
      child.collect(tags, found);
    }
  }

  /** The elements below with a tag, in their order. */
  public List<Box> all(Tag tag) {
    return all(TagSet.of(tag));
  }

  /** The first element below with a tag, or null. */
  public Box find(Tag tag) {
    if ((below & tag.bit()) == 0) {
      return null;
    }
    for (Box child = firstBox(); child != null; child = child.nextBox()) {
      Box found = child.is(tag) ? child : child.find(tag);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Appends a node that is in no tree. */
  public void append(PageNode node) {
    insert(node, null);
  }

  /** Inserts a node that is in no tree before all children. */
  public void prepend(PageNode node) {
    insert(node, first);
  }

  /** Appends all children of another element, which loses them. */
  public void appendChildrenOf(Box other) {
    for (PageNode child : other.children()) {
      child.remove();
      append(child);
    }
  }

  /** Inserts a node before a child, or at the end before null. */
  void insert(PageNode node, PageNode before) {
    PageNode after = before == null ? last : before.previous;
    node.parent = this;
    node.previous = after;
    node.next = before;
    if (after == null) {
      first = node;
    } else {
      after.next = node;
    }
    if (before == null) {
      last = node;
    } else {
      before.previous = node;
    }
    note(node.tag().bit() | (node instanceof Box box ? box.below : 0));
  }

  /** Notes tags of nodes that came in below. */
  private void note(long tags) {
    for (Box at = this; at != null && (at.below | tags) != at.below; at = at.parent) {
      at.below |= tags;
    }
  }

  /** The text of all below as it stands; a {@code br} is a line feed. */
  public String wholeText() {
    StringBuilder text = new StringBuilder();
    addText(text);
    return text.toString();
  }

  @Override
  void addText(StringBuilder text) {
    if (is(Tag.BR)) {
      text.append('\n');
    }
    if (is(Tag.MATH)) {
      text.append(source.wholeText());
    }
    for (PageNode child = first; child != null; child = child.next) {
      child.addText(text);
    }
  }

  /** The text of all below as one line: white space is one space, and so is the edge of a block. */
  public String line() {
    StringBuilder line = new StringBuilder();
    addLine(line);
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == ' '
        ? line.substring(0, length - 1)
        : line.toString();
  }

  private void addLine(StringBuilder line) {
    for (PageNode child = first; child != null; child = child.next) {
      if (child instanceof TextLeaf text) {
        addWords(text.text(), line);
      } else if (child instanceof Box box) {
        boolean breaks = box.isOneOf(TagSet.BREAKS);
        if (breaks) {
          addSpace(line);
        }
        box.addLine(line);
        if (breaks) {
          addSpace(line);
        }
      } else {
        StringBuilder own = new StringBuilder();
        child.addText(own);
        addWords(own.toString(), line);
      }
    }
  }

  private static void addWords(String text, StringBuilder line) {
    int start = 0;
    int length = text.length();
    for (int i = 0; i <= length; i++) {
      char c = i < length ? text.charAt(i) : ' ';
      boolean space = c <= ' ' || c == '\u00A0';
      if (space || c == '\u200B' || c == '\u00AD') {
        line.append(text, start, i);
        start = i + 1;
        if (space && i < length) {
          addSpace(line);
        }
      }
    }
  }

  private static void addSpace(StringBuilder line) {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) != ' ') {
      line.append(' ');
    }
  }

  /** The number of the element: sets of elements have the same order in every run. */
  @Override
  public int hashCode() {
    return number;
  }
}
