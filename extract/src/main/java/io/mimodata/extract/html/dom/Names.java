package io.mimodata.extract.html.dom;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Questions about names of elements, asked far too often to parse a selector each time. */
public final class Names {
  public static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private Names() {}

  public static boolean isOneOf(Element element, Set<String> names) {
    return names.contains(element.normalName());
  }

  /** Whether an element above this one has one of the names. */
  public static boolean isWithin(Element element, Set<String> names) {
    for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
      if (names.contains(parent.normalName())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element below this one has one of the names. */
  public static boolean contains(Element element, Set<String> names) {
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (names.contains(child.normalName()) || contains(child, names)) {
        return true;
      }
    }
    return false;
  }
}
