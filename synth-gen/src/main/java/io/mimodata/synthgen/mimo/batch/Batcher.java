package io.mimodata.synthgen.mimo.batch;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import io.mimodata.synthgen.mimo.network.Network;
import io.mimodata.synthgen.mimo.network.PagePool;
import io.mimodata.synthgen.mimo.network.SequenceCache;
import io.mimodata.synthgen.mimo.network.TokenRow;
import io.mimodata.synthgen.mimo.sample.Logits;
import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Continues texts in one batch, which they join and leave at every step (continuous batching: Yu et
 * al., OSDI 2022). A step passes the newest token of each text and a chunk of the prompts that are
 * waiting. Where the cache is full the youngest text gives its pages up and is passed again later.
 *
 * <p>What a text becomes does not depend on the others, but for sampled ones with {@code
 * REJECTION}.
 */
public final class Batcher implements AutoCloseable {
  private final Network network;
  private final ModelTokenizer tokenizer;
  private final BatchSettings settings;
  private final PagePool pool;
  private final MtpSwitch mtp;
  private final BlockingQueue<Sequence> arrivals = new LinkedBlockingQueue<>();
  private final Deque<Sequence> queue = new ArrayDeque<>();
  private final List<Sequence> running = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  /**
   * @param network which nobody else uses
   * @param tokenizer null for a model without: only ids are given then
   */
  public Batcher(Network network, ModelTokenizer tokenizer, BatchSettings settings) {
    this(
        network,
        tokenizer,
        settings,
        new MtpSwitch(network.hasMtp() ? settings.foretelling() : Foretelling.NEVER));
  }

  /**
   * @param mtp never on for a network that can't foretell
   */
  Batcher(Network network, ModelTokenizer tokenizer, BatchSettings settings, MtpSwitch mtp) {
    this.network = network;
    this.tokenizer = tokenizer;
    this.settings = settings;
    this.pool = network.pool(settings.cacheBytes(), settings.foretelling() != Foretelling.NEVER);
    this.mtp = mtp;
    this.thread = new Thread(this::serve, "mimo-batch");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes a text. Cancelling the result ends it at the next step.
   *
   * @throws StageException if the prompt is longer than the model's or the cache's positions, or
   *     has ids that the model has not; or if a model without a tokenizer is to find stop strings
   */
  public CompletableFuture<TextResult> submit(TextRequest request) {
    if (tokenizer == null && !request.stopStrings().isEmpty()) {
      throw new StageException(
          "The model has no tokenizer, and so finds no stop strings; leave them out, or put a tokenizer.json into its folder");
    }
    int positions = network.config().maxPositions();
    int prompt = request.promptIds().length;
    if (prompt >= positions) {
      throw new StageException(
          "The prompt has %d tokens; the model has %d positions, and the answer needs some of them"
              .formatted(prompt, positions));
    }
    for (int id : request.promptIds()) {
      if (id < 0 || id >= network.config().vocabularySize()) {
        throw new StageException(
            "The prompt has the id %d; the model's ids are 0 to %d"
                .formatted(id, network.config().vocabularySize() - 1));
      }
    }
    int limit = (int) Math.min(positions, (long) prompt + request.maxTokens());
    if (SequenceCache.pagesOf(limit + 1) > pool.limit()) {
      throw new StageException(
          "A text of %d tokens needs more than the cache's %d positions; give it more memory, or fewer tokens"
              .formatted(limit, pool.limit() * PagePool.positionsOfPage()));
    }
    boolean foretells = pool.layers() > network.config().layers();
    Sequence sequence =
        new Sequence(
            request,
            new SequenceCache(pool),
            new WrittenText(request, network.config().endIds(), tokenizer),
            new Waiting(network.stateStride(), foretells),
            limit);
    arrivals.add(sequence);
    if (closed) {
      fail(sequence);
    }
    return sequence.result();
  }

  private void serve() {
    try {
      while (!closed) {
        receive();
        dropCancelled();
        admit();
        if (!running.isEmpty()) {
          step();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = new IllegalStateException("The model's batch failed", e);
    }
    closed = true;
    running.forEach(this::fail);
    queue.forEach(this::fail);
    arrivals.forEach(this::fail);
  }

  private void fail(Sequence sequence) {
    sequence
        .result()
        .completeExceptionally(
            failure != null ? failure : new IllegalStateException("The model was closed"));
  }

  /** Takes what has come; waits where there is nothing to do. */
  private void receive() throws InterruptedException {
    if (running.isEmpty() && queue.isEmpty()) {
      queue.add(arrivals.take());
    }
    arrivals.drainTo(queue);
  }

  private void dropCancelled() {
    running.removeIf(
        sequence -> {
          boolean cancelled = sequence.result().isDone();
          if (cancelled) {
            sequence.leave();
          }
          return cancelled;
        });
    queue.removeIf(sequence -> sequence.result().isDone());
  }

  private void admit() {
    while (!queue.isEmpty() && running.size() < settings.sequences()) {
      int pages = SequenceCache.pagesOf(queue.peek().count() + 1);
      int promised = 0;
      for (Sequence sequence : running) {
        promised += SequenceCache.pagesOf(sequence.missing());
      }
      if (!running.isEmpty() && pages + promised > pool.available()) {
        return;
      }
      running.add(queue.poll());
    }
  }

  private void step() {
    long start = System.nanoTime();
    int sequences = running.size();
    boolean foretells = mtp.isOn(sequences);
    int before = running.stream().mapToInt(Sequence::count).sum();
    List<Sequence> planned = plan(foretells);
    boolean writing = planned.size() == sequences;
    List<TokenRow> rows = new ArrayList<>();
    for (Sequence sequence : planned) {
      writing &= sequence.missing() == 1;
      sequence.addTo(rows);
    }
    float[] states = network.pass(rows);
    int row = 0;
    int logitsRow = 0;
    for (Sequence sequence : planned) {
      List<Logits> logits = new ArrayList<>();
      for (int i = 0; i < sequence.rowsWithLogits(); i++) {
        logits.add(logits(logitsRow++));
      }
      int at = row * network.stateStride();
      row += sequence.rows();
      sequence.attempt(() -> sequence.take(states, at, logits));
    }
    int tokens = running.stream().mapToInt(Sequence::count).sum() - before;
    removeEnded();
    if (foretells) {
      foretell();
    }
    if (writing) {
      mtp.measured(sequences, foretells, tokens, System.nanoTime() - start);
    }
  }

  /** Texts that are being written first, then prompts as far as there is room in the pass. */
  private List<Sequence> plan(boolean foretells) {
    List<Sequence> planned = new ArrayList<>();
    for (Sequence sequence : List.copyOf(running)) {
      if (sequence.missing() == 1) {
        plan(sequence, 1, foretells, planned);
      }
    }
    int left = settings.promptRows();
    for (Sequence sequence : List.copyOf(running)) {
      if (sequence.missing() > 1 && left > 0 && running.contains(sequence)) {
        plan(sequence, left, foretells, planned);
        left -= sequence.rows();
      }
    }
    return planned;
  }

  /** Plans a text; the youngest ones leave until the cache has room for it. */
  private void plan(Sequence sequence, int most, boolean foretells, List<Sequence> planned) {
    while (running.contains(sequence) && !sequence.plan(most, foretells)) {
      Sequence youngest = running.remove(running.size() - 1);
      planned.remove(youngest);
      youngest.leave();
      queue.addFirst(youngest);
    }
    if (running.contains(sequence)) {
      planned.add(sequence);
    }
  }

  private void removeEnded() {
    running.removeIf(
        sequence -> {
          boolean failed = sequence.result().isDone();
          if (failed || sequence.hasEnded()) {
            sequence.leave();
            sequence.complete();
          }
          return failed || sequence.hasEnded();
        });
  }

  /** Takes all states that wait: in several passes where foretelling was off and they are many. */
  private void foretell() {
    int most = settings.promptRows() + 2 * settings.sequences();
    int left = running.stream().mapToInt(sequence -> sequence.waiting().count()).sum();
    float[] states = new float[Math.min(most, left) * network.stateStride()];
    List<TokenRow> rows = new ArrayList<>();
    List<Sequence> drafting = new ArrayList<>();
    for (Sequence sequence : running) {
      while (sequence.waiting().count() > 0) {
        int number = Math.min(most - rows.size(), sequence.waiting().count());
        int at = rows.size() * network.stateStride();
        if (sequence.addForetold(rows, number)) {
          drafting.add(sequence);
        }
        sequence.waiting().drainTo(states, at, number);
        left -= number;
        if (left == 0 || rows.size() == most) {
          foretell(rows, states, drafting);
        }
      }
    }
  }

  private void foretell(List<TokenRow> rows, float[] states, List<Sequence> drafting) {
    network.foretell(rows, states);
    for (int i = 0; i < drafting.size(); i++) {
      Sequence sequence = drafting.get(i);
      Logits logits = logits(i);
      sequence.attempt(() -> sequence.takeDraft(logits));
    }
    rows.clear();
    drafting.clear();
  }

  private Logits logits(int row) {
    int stride = network.logitsStride();
    return new Logits(network.logits(), row * stride, network.config().vocabularySize());
  }

  /** Ends all texts that are under way; their results fail. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
