package io.mimodata.filter.repair;

import io.mimodata.document.MarkedText;
import io.mimodata.document.TextEdit;
import java.util.List;

/** Makes one repair. Stateless. */
interface RepairStep {
  RepairKind kind();

  /** The {@link Triggers} of which a text must have one to need this repair. */
  int triggers();

  /** The edits, positions in UTF-16 chars, in order. */
  List<TextEdit> edits(MarkedText text);
}
