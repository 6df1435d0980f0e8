package io.mimodata.synthgen.mimo.batch;

import io.mimodata.synthgen.mimo.network.SequenceCache;
import io.mimodata.synthgen.mimo.network.TokenRow;
import io.mimodata.synthgen.mimo.sample.Logits;
import io.mimodata.synthgen.mimo.sample.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One text that is being continued: its ids, how far its cache goes, and what was foretold. A pass
 * takes the ids that are not in the cache yet; when only the newest is left, the token that was
 * foretold goes with it. Not thread-safe.
 */
final class Sequence {
  private final TextRequest request;
  private final CompletableFuture<TextResult> result = new CompletableFuture<>();
  private final SequenceCache cache;
  private final Sampler sampler;
  private final WrittenText text;
  private final Waiting waiting;
  private final int limit;

  private int[] ids;
  private int count;

  /** Positions whose keys and values are in the cache. */
  private int passed;

  /** What the next pass takes: positions from {@link #passed} on, the draft's not counted. */
  private int planned;

  private Sampler.Draft draft;
  private boolean withDraft;

  private double[] logProbabilities = {};
  private float[] promptLogits;
  private int drafted;
  private int accepted;

  /**
   * @param limit of ids, the prompt's included
   */
  Sequence(TextRequest request, SequenceCache cache, WrittenText text, Waiting waiting, int limit) {
    this.request = request;
    this.cache = cache;
    this.sampler = new Sampler(request.sampling(), request.speculation());
    this.text = text;
    this.waiting = waiting;
    this.limit = limit;
    this.ids = request.promptIds();
    this.count = ids.length;
  }

  CompletableFuture<TextResult> result() {
    return result;
  }

  /** Ids that are not in the cache. */
  int missing() {
    return count - passed;
  }

  /** Ids so far. */
  int count() {
    return count;
  }

  /** Whether the text has ended. */
  boolean hasEnded() {
    return text.finish() != null;
  }

  /** Does something for this text; what that throws, its listener's failures too, ends it. */
  void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * Decides what the next pass takes.
   *
   * @param most tokens, at least 1
   * @return false if the cache has no room for them
   */
  boolean plan(int most, boolean foretells) {
    planned = Math.min(most, missing());
    withDraft = foretells && draft != null && missing() == 1;
    return cache.reserve(passed + planned + (withDraft ? 1 : 0));
  }

  /** Adds the planned rows to a pass. */
  void addTo(List<TokenRow> rows) {
    for (int position = passed; position < passed + planned; position++) {
      rows.add(new TokenRow(cache, position, ids[position], position == count - 1));
    }
    if (withDraft) {
      rows.add(new TokenRow(cache, count, draft.id(), true));
    }
  }

  /** Rows that {@link #addTo} adds. */
  int rows() {
    return planned + (withDraft ? 1 : 0);
  }

  /** Rows of these that want logits. */
  int rowsWithLogits() {
    return (passed + planned == count ? 1 : 0) + (withDraft ? 1 : 0);
  }

  /**
   * Takes what a pass gave.
   *
   * @param states hidden states, the sequence's first at {@code statesAt}
   * @param logits of the rows that wanted them
   */
  void take(float[] states, int statesAt, List<Logits> logits) {
    int kept = planned;
    passed += planned;
    if (passed == count) {
      Logits first = logits.get(0);
      if (count == request.promptIds().length && request.keepsLogits()) {
        promptLogits = Arrays.copyOfRange(first.values(), first.at(), first.at() + first.size());
      }
      if (withDraft) {
        drafted++;
        int id = sampler.verify(draft, first, ids, count);
        append(id, first);
        if (id == draft.id()) {
          accepted++;
          passed++;
          kept++;
          if (!hasEnded()) {
            append(sampler.choose(logits.get(1), ids, count), logits.get(1));
          }
        }
      } else {
        append(sampler.choose(first, ids, count), first);
      }
      draft = null;
    }
    waiting.add(states, statesAt, kept);
  }

  /**
   * Adds rows for the layer that foretells: the first that wait.
   *
   * @return whether the last one wants logits: the text goes on behind it
   */
  boolean addForetold(List<TokenRow> rows, int number) {
    int from = waiting.position();
    int to = from + number;
    boolean wantsDraft = count > request.promptIds().length && to == count - 1;
    for (int position = from; position < to; position++) {
      boolean isLast = position == to - 1;
      rows.add(new TokenRow(cache, position, ids[position + 1], isLast && wantsDraft));
    }
    return wantsDraft;
  }

  Waiting waiting() {
    return waiting;
  }

  void takeDraft(Logits logits) {
    draft = sampler.draft(logits, ids, count);
  }

  private void append(int id, Logits logits) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, Math.max(16, 2 * count));
    }
    if (request.keepsLogProbabilities()) {
      int at = count - request.promptIds().length;
      logProbabilities = Arrays.copyOf(logProbabilities, at + 1);
      logProbabilities[at] = logits.logProbability(id);
    }
    ids[count++] = id;
    text.append(id, count == limit);
  }

  /** Gives the cache back; all ids will be passed again. */
  void leave() {
    cache.release();
    passed = 0;
    draft = null;
    waiting.clear();
  }

  /** Ends the sequence with its result. */
  void complete() {
    int prompt = request.promptIds().length;
    result.complete(
        new TextResult(
            Arrays.copyOfRange(ids, prompt, count),
            text.text(),
            text.finish(),
            logProbabilities,
            prompt,
            drafted,
            accepted,
            promptLogits));
  }
}
