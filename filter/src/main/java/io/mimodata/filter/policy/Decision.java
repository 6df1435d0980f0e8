package io.mimodata.filter.policy;

import io.mimodata.document.Removal;
import java.util.Optional;

/**
 * What becomes of a document.
 *
 * @param removal why it goes, empty if it stays
 * @param weight how often it is drawn compared with others, at least 0; of a document that goes,
 *     what it would have been
 */
public record Decision(Optional<Removal> removal, double weight) {}
