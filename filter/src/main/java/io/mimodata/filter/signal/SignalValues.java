package io.mimodata.filter.signal;

/** Signals while they are measured, 0 until they are set. */
final class SignalValues {
  private final double[] values = new double[Signal.values().length];

  void set(Signal signal, double value) {
    values[Signals.index(signal)] = value;
  }

  Signals toSignals() {
    return new Signals(values);
  }
}
