package io.mimodata.synthgen.rollout.simulation;

import io.mimodata.synthgen.rollout.Timeline;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A time that passes only between events: the next event is run at once, and the time is then what
 * it was planned for. Everything happens on one thread, so that a run is the same every time. For
 * one thread.
 */
public final class VirtualTime implements Timeline {
  private record Event(long at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));

  private long now;
  private long count;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void post(Runnable event) {
    schedule(0, event);
  }

  /** Has something happen after some nanoseconds. */
  public void schedule(long delay, Runnable action) {
    events.add(new Event(now + delay, count++, action));
  }

  @Override
  public void runNext() {
    Event next = events.poll();
    if (next == null) {
      throw new IllegalStateException("Nothing is planned, so the time stands still");
    }
    now = next.at();
    next.action().run();
  }
}
