package io.mimodata.synthgen.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides which of some prompts or responses go because another one says nearly the same.
 *
 * <p>A member goes if one of another group with a smaller id is similar enough, whether that one
 * stays or not. So each pair is decided by itself, the findings of all buckets can be merged in any
 * order (see {@link Duplicate#first}), and the result doesn't depend on how the members were
 * distributed.
 */
public final class NearDuplicates {
  private NearDuplicates() {}

  /**
   * Returns the members of a bucket that go because of a near duplicate there, each once, with the
   * first cause. Compares all pairs: take exact duplicates out before.
   *
   * @param sameNumbers whether texts with different numbers are different whatever their words, as
   *     problems are
   */
  public static List<Duplicate> among(
      Collection<Member> bucket, GroupLimits limits, boolean sameNumbers) {
    List<Member> members = bucket.stream().sorted(Member.BY_ID).toList();
    List<Duplicate> duplicates = new ArrayList<>();
    for (int i = 1; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        double similarity = similarity(members.get(j), members.get(i), sameNumbers);
        if (similarity > limits.maxSimilarity()) {
          duplicates.add(
              new Duplicate(members.get(i).id(), members.get(j).id(), similarity, false));
          break;
        }
      }
    }
    return duplicates;
  }

  private static double similarity(Member a, Member b, boolean sameNumbers) {
    Fingerprint x = a.fingerprint();
    Fingerprint y = b.fingerprint();
    boolean comparable =
        !a.group().equals(b.group()) && (!sameNumbers || x.numbers() == y.numbers());
    return comparable ? x.similarity(y) : 0;
  }

  /**
   * Returns the members of an exact key that go: all but those of the group of the smallest id.
   *
   * @param equal members with one {@link Fingerprint#exactKey}
   */
  public static List<Duplicate> amongEqual(Collection<Member> equal) {
    List<Member> members = equal.stream().sorted(Member.BY_ID).toList();
    return members.stream()
        .filter(member -> !member.group().equals(members.get(0).group()))
        .map(member -> new Duplicate(member.id(), members.get(0).id(), 1, true))
        .toList();
  }
}
