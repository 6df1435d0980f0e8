package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import java.util.List;

/**
 * English words that say little of the matter and much of the manner: pronouns, auxiliaries,
 * prepositions, conjunctions, question words, politeness. Part of {@link FeatureReader#VERSION}.
 */
final class FunctionWords {
  private static final String WORDS =
      """
      a about above after again against ago all almost already also although always am among an and
      another any anyone anything are aren't around as ask asked at away be because become been
      before being below besides best between both but by call came can can't cannot could couldn't
      did didn't do does doesn't doing don't done down during each either else enough etc even ever
      every everyone everything for from get given go going got had has hasn't have haven't he hello
      hence her here hers herself hi him himself his how however i i'd i'll i'm i've if in indeed
      instead into is isn't it it's its itself just know last later least less let let's like likely
      many may maybe me might mine more most much must my myself near need neither never next no
      nobody none nor not nothing now of off often oh ok on once one only or other others our ours
      out over own per perhaps please probably quite rather re really said same say says see seem
      seems several shall she should shouldn't since so some someone something sometimes soon still
      such suppose sure than thank thanks that that's the their theirs them themselves then there
      therefore these they they're thing things think this those though through thus till to today
      together told tomorrow too toward tried try trying two under unless until up upon us use used
      using very via want wanted was wasn't way we we'll we're we've well were weren't what whatever
      when where whereas whether which while who whom whose why will with within without won't would
      wouldn't wrote yes yesterday yet you you'll you're you've your yours yourself
      """;

  private static final SlotTable KEYS = SlotTable.ofPositions(keys());

  private FunctionWords() {}

  private static int[] keys() {
    ScannedText text = new TextScanner().scan(WORDS, List.of());
    int[] keys = new int[text.tokens()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = WordTopics.key(text.hash(i));
    }
    return keys;
  }

  /** Whether a word is one, by its hash in a text. */
  static boolean contains(long hash) {
    return KEYS.find(WordTopics.key(hash)) >= 0;
  }
}
