package io.mimodata.synthgen.gate;

import io.mimodata.document.Removal;
import java.util.Optional;

/** One condition that a generation must meet. Thread-safe. */
interface Gate {
  /** Returns why the generation doesn't meet the condition, empty if it does. */
  Optional<Removal> check(Response response);
}
