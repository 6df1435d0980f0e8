package io.mimodata.extract.html.tree;

/** A node of a page's tree: an element, or a leaf of text, of a formula or of code. */
public abstract sealed class PageNode permits Box, TextLeaf, FormulaLeaf, CodeLeaf {
  private Tag tag;
  Box parent;
  PageNode previous;
  PageNode next;

  PageNode(Tag tag) {
    this.tag = tag;
  }

  public final Tag tag() {
    return tag;
  }

  final void setTag(Tag tag) {
    this.tag = tag;
  }

  public final boolean is(Tag one) {
    return tag == one;
  }

  public final boolean isOneOf(TagSet tags) {
    return tags.has(tag);
  }

  public final boolean isBlock() {
    return tag.isBlock();
  }

  /** The element around this node; null at the root and where a pass took the node out. */
  public final Box parent() {
    return parent;
  }

  public final PageNode previous() {
    return previous;
  }

  public final PageNode next() {
    return next;
  }

  /** The next sibling that is an element, or null. */
  public final Box nextBox() {
    PageNode node = next;
    while (node != null && !(node instanceof Box)) {
      node = node.next;
    }
    return (Box) node;
  }

  /** Whether an element above this node has one of the tags. */
  public final boolean isWithin(TagSet tags) {
    for (Box at = parent; at != null; at = at.parent) {
      if (tags.has(at.tag())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element above this node has a tag. */
  public final boolean isWithin(Tag tag) {
    return isWithin(TagSet.of(tag));
  }

  /** Whether an element is above this node. */
  public final boolean isBelow(Box box) {
    for (Box at = parent; at != null; at = at.parent) {
      if (at == box) {
        return true;
      }
    }
    return false;
  }

  /** Takes the node, and all below it, out of the tree. */
  public final void remove() {
    if (parent == null) {
      return;
    }
    if (previous == null) {
      parent.first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      parent.last = previous;
    } else {
      next.previous = previous;
    }
    parent = null;
    previous = null;
    next = null;
  }

  /** Puts a node that is in no tree in the place of this one. */
  public final void replaceWith(PageNode node) {
    Box at = parent;
    PageNode before = next;
    remove();
    at.insert(node, before);
  }

  /** Adds the text of this node and all below as it stands; a {@code br} is a line feed. */
  abstract void addText(StringBuilder text);
}
