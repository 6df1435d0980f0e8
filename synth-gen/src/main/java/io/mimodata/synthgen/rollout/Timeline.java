package io.mimodata.synthgen.rollout;

/**
 * The time that a rollout takes place in, and the order of what happens in it. With {@link
 * WallTime} that is the clock on the wall and whatever threads generate and judge; with a virtual
 * time the same engine runs through hours of a simulated cluster in a second.
 */
public interface Timeline {
  /** Nanoseconds since a fixed moment. */
  long nanos();

  /** Has an event run behind those that were posted before; may be called on any thread. */
  void post(Runnable event);

  /**
   * Runs one event on this thread, waiting for it where there is none. What the event throws comes
   * out here.
   */
  void runNext() throws InterruptedException;
}
