package io.mimodata.synthgen.gate;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One of several prompts or responses that are compared.
 *
 * @param id unique; where one of two must go, the one with the smaller id stays
 * @param group members of one group are not duplicates of each other: for a prompt the seed's id,
 *     since its samples share what they ask; for a response its own id
 */
public record Member(String id, String group, Fingerprint fingerprint) implements Serializable {
  static final Comparator<Member> BY_ID = Comparator.comparing(Member::id);
}
