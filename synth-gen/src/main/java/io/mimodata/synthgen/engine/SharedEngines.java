package io.mimodata.synthgen.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Engines that the tasks of a process share: one for each use, opened for the first task and closed
 * some time after the last one. Thread-safe.
 */
public final class SharedEngines {
  /** Between one task and the next of the same executor. */
  private static final long LINGER_SECONDS = 30;

  private static final Map<String, Shared> OPEN = new HashMap<>();
  private static final ScheduledExecutorService CLOSER =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "synth-engine-closer");
            thread.setDaemon(true);
            return thread;
          });

  private SharedEngines() {}

  private static final class Shared {
    private final Engine engine;
    private int users;
    private long lastUse;

    Shared(Engine engine) {
      this.engine = engine;
    }
  }

  /** A task's use of an engine, which it ends. */
  public static final class Lease implements AutoCloseable {
    private final String use;
    private final Engine engine;
    private boolean ended;

    private Lease(String use, Engine engine) {
      this.use = use;
      this.engine = engine;
    }

    public Engine engine() {
      return engine;
    }

    @Override
    public void close() {
      synchronized (OPEN) {
        Shared shared = OPEN.get(use);
        if (!ended && shared != null) {
          shared.users--;
          shared.lastUse++;
          long last = shared.lastUse;
          var unused =
              CLOSER.schedule(() -> closeUnused(use, last), LINGER_SECONDS, TimeUnit.SECONDS);
        }
        ended = true;
      }
    }
  }

  /**
   * Begins a task's use.
   *
   * @param use names what the tasks have in common: those of one use share an engine
   */
  public static Lease lease(String use, EngineSource source) {
    synchronized (OPEN) {
      Shared shared = OPEN.computeIfAbsent(use, name -> new Shared(source.open()));
      shared.users++;
      return new Lease(use, shared.engine);
    }
  }

  /** Closes an engine at once where no task uses it, as at the end of a stage. */
  public static void release(String use) {
    synchronized (OPEN) {
      Shared shared = OPEN.get(use);
      if (shared != null && shared.users == 0) {
        OPEN.remove(use);
        shared.engine.close();
      }
    }
  }

  private static void closeUnused(String use, long lastUse) {
    synchronized (OPEN) {
      Shared shared = OPEN.get(use);
      if (shared != null && shared.lastUse == lastUse) {
        release(use);
      }
    }
  }
}
