package io.mimodata.synthgen.engine.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * One server: how many requests it has, and whether it may have another. Times are those of {@link
 * System#nanoTime}, given by the caller. Not thread-safe.
 *
 * <p>A server that can't be reached or refuses the key is down at once, one whose attempts fail
 * without any success between them after a few. It is then left alone for a time that doubles, and
 * gets a single request after that; one answer of whatever kind brings it back.
 */
final class Endpoint {
  private static final int FAULTS_TO_BE_DOWN = 5;
  private static final int MAX_DOUBLINGS = 6;
  private static final long NONE = -1;

  private final String url;
  private final AdaptiveWindow window;
  private final Duration firstPause;
  private final RandomGenerator random;
  private StreamMode streaming;
  private boolean streamingProven;
  private int inFlight;
  private String lastFault = "";
  private int faults;
  private boolean down;
  private long downSince;
  private long probe = NONE;
  private int pauses;
  private boolean paused;
  private long pausedUntil;

  /**
   * @param firstPause how long it is left alone at first when it is down
   */
  Endpoint(
      String url,
      AdaptiveWindow window,
      StreamMode streaming,
      Duration firstPause,
      RandomGenerator random) {
    this.url = url;
    this.window = window;
    this.streaming = streaming;
    this.firstPause = firstPause;
    this.random = random;
  }

  String url() {
    return url;
  }

  int inFlight() {
    return inFlight;
  }

  int windowSize() {
    return window.size();
  }

  StreamMode streaming() {
    return streaming;
  }

  boolean isStreamingProven() {
    return streamingProven;
  }

  boolean isDown() {
    return down;
  }

  /** Whether it is down and a request is under way that may bring it back. */
  boolean isProbed() {
    return probe != NONE;
  }

  long downSince() {
    return downSince;
  }

  String lastFault() {
    return lastFault;
  }

  boolean hasRoom(long now) {
    return nanosToWait(now) == 0 && (down ? !isProbed() : inFlight < window.size());
  }

  /** Time until its pause is over, 0 when it has none. */
  long nanosToWait(long now) {
    return paused ? Math.max(0, pausedUntil - now) : 0;
  }

  /** Takes a request and returns the number by which its outcome is reported. */
  long send() {
    inFlight++;
    long number = window.send();
    if (down) {
      probe = number;
    }
    return number;
  }

  /** A request is over; called after its outcome, if it has one. */
  void release(long number) {
    inFlight--;
    if (number == probe) {
      probe = NONE;
    }
  }

  /** An answer has begun. */
  void began(long number, Duration firstToken) {
    window.began(number, firstToken);
    if (down) {
      alive();
    }
  }

  /** An answer came, in the given mode. */
  void answered(StreamMode mode) {
    window.succeeded(inFlight);
    streaming = mode;
    streamingProven = true;
    alive();
  }

  /** It works, whatever it thinks of the request. */
  void alive() {
    faults = 0;
    pauses = 0;
    if (down) {
      down = false;
      paused = false;
      probe = NONE;
    }
  }

  /**
   * It has too much to do.
   *
   * @param retryAfter when it wants to be asked again, or null; others wait as long, so up to a
   *     tenth is added at random
   */
  void busy(Duration retryAfter, long now) {
    window.busy();
    if (retryAfter != null) {
      pause(now + (long) (retryAfter.toNanos() * (1 + 0.1 * random.nextDouble())));
    }
  }

  /** It failed in a way that may pass. */
  void faulted(long number, String fault, long now) {
    lastFault = fault;
    if (++faults >= FAULTS_TO_BE_DOWN) {
      setAside(number, now);
    }
  }

  /** It is not there, or not for us. */
  void outOfReach(long number, String fault, long now) {
    lastFault = fault;
    faults = Math.max(faults, FAULTS_TO_BE_DOWN);
    setAside(number, now);
  }

  /** What was sent before it went down says nothing new. */
  private void setAside(long number, long now) {
    if (down && number != probe) {
      return;
    }
    if (!down) {
      down = true;
      downSince = now;
    }
    pause(now + (Math.max(1_000_000, firstPause.toNanos()) << Math.min(pauses++, MAX_DOUBLINGS)));
  }

  private void pause(long until) {
    if (!paused || until - pausedUntil > 0) {
      paused = true;
      pausedUntil = until;
    }
  }
}
