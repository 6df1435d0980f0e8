package io.mimodata.dedup.cluster;

import java.util.List;

/**
 * What was decided over the members of one component.
 *
 * @param verdicts over members of clusters of two or more, but for those of earlier dumps
 * @param unsettled members of pairs in doubt whose evidence was not there: with it, the verdicts
 *     may be others
 * @param known members that were removed for themselves: an earlier dump has their id
 * @param listings of members that an index is to find by other keys than all that they have, or
 *     that are removed; none for members of earlier dumps, and none at all if nobody asked
 */
public record Resolution(
    List<Verdict> verdicts, List<Member> unsettled, long known, List<Listing> listings) {}
