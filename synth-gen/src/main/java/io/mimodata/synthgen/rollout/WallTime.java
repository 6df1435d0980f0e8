package io.mimodata.synthgen.rollout;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The time of this machine. Thread-safe, with one thread that runs the events. */
public final class WallTime implements Timeline {
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void post(Runnable event) {
    events.add(event);
  }

  @Override
  public void runNext() throws InterruptedException {
    events.take().run();
  }
}
