package io.mimodata.mixture.spark;

import java.util.Iterator;

/** Maps rows one by one; an interrupt ends the task. */
final class MappedIterator<A, B> implements Iterator<B> {
  private final Iterator<A> from;
  private final Step<A, B> step;

  @FunctionalInterface
  interface Step<A, B> {
    B apply(A value) throws InterruptedException;
  }

  MappedIterator(Iterator<A> from, Step<A, B> step) {
    this.from = from;
    this.step = step;
  }

  @Override
  public boolean hasNext() {
    return from.hasNext();
  }

  @Override
  public B next() {
    try {
      return step.apply(from.next());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was interrupted", e);
    }
  }
}
