package io.mimodata.filter.privacy;

import io.mimodata.document.EditedText;
import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import io.mimodata.document.TextEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found in one text, from its start to its end. Places are UTF-16 chars. */
final class Findings {
  private final MarkedText marked;
  private final PrivacyConfig config;
  private final List<TextEdit> edits = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int end;

  Findings(MarkedText marked, PrivacyConfig config) {
    this.marked = marked;
    this.config = config;
  }

  String text() {
    return marked.text();
  }

  boolean inCode(int start, int end) {
    return marked.inCode(start, end);
  }

  /** The end of the last one. */
  int end() {
    return end;
  }

  /**
   * Notes one if it may be touched where it is.
   *
   * @return whether it was
   */
  boolean add(PrivacyKind kind, int start, int end) {
    boolean alsoInCode = kind == PrivacyKind.EMAIL || kind == PrivacyKind.SECRET;
    if (start < this.end
        || !config.kinds().contains(kind)
        || marked.inFormula(start, end)
        || (!alsoInCode && marked.inCode(start, end))) {
      return false;
    }
    edits.add(new TextEdit(start, end, config.placeholder(kind)));
    counts.merge(kind.key(), 1, Integer::sum);
    this.end = end;
    return true;
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  EditedText edited() {
    return EditedText.of(marked, TextEdits.ofChars(marked.text(), edits), counts);
  }
}
