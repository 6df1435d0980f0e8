package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running sandbox, for one submission. The protocol is told in the driver. Not thread-safe; it
 * has to be opened, used and closed by the same thread, at whose end the kernel ends the sandbox.
 */
final class Sandbox implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Seconds beyond a test's own that an answer may take, and that a sandbox may take to start. */
  private static final int PATIENCE = 30;

  private static final int LARGEST_FRAME = 1 << 20;
  private static final int TOLD = 2048;

  private final Process process;
  private final DataInputStream answers;
  private final OutputStream requests;
  private final Optional<ControlGroup> group;
  private final ScheduledExecutorService watchdog;

  private Sandbox(
      Process process, Optional<ControlGroup> group, ScheduledExecutorService watchdog) {
    this.process = process;
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.requests = process.getOutputStream();
    this.group = group;
    this.watchdog = watchdog;
  }

  /** Starts a sandbox and waits until it is ready. */
  static Sandbox open(
      SandboxCommand command,
      Language language,
      Optional<ControlGroup> group,
      ScheduledExecutorService watchdog)
      throws SandboxException {
    ProcessBuilder builder =
        new ProcessBuilder(
            command.line(language, group.map(ControlGroup::memberFiles).orElse(List.of())));
    if (command.isolation() == Isolation.SANDBOX) {
      builder.environment().clear();
    }
    builder.environment().putAll(command.environment());
    builder.directory(new File("/"));
    Sandbox sandbox;
    try {
      sandbox = new Sandbox(builder.start(), group, watchdog);
    } catch (IOException e) {
      throw new SandboxException("the sandbox can't be started: " + e.getMessage(), e);
    }
    try {
      sandbox.patiently(0, () -> sandbox.expect('R'));
      return sandbox;
    } catch (SandboxException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** Puts a file where programs see it. */
  void store(String name, String content) throws SandboxException {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("do", "store").put("name", name);
    patiently(
        0,
        () -> {
          send(line, content);
          return expect('S');
        });
  }

  /** Runs something to its end. */
  Outcome run(Request request) throws SandboxException {
    return patiently(
        request.allowance().wallSeconds(),
        () -> {
          long killedBefore = group.isPresent() ? group.get().killed() : 0;
          long usedBefore = group.isPresent() ? group.get().watchPeak() : -1;
          double cpuBefore = cpuMillis();
          send(request.line(), request.payload());
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          Frame frame = next();
          while (frame.kind == 'O') {
            output.writeBytes(frame.bytes);
            frame = next();
          }
          String errors = frame.require('E').text();
          JsonNode end = JSON.readTree(next().require('T').bytes);
          return new Outcome(
              end.required("status").intValue(),
              switch (end.required("killed").asText()) {
                case "wall" -> Outcome.Killed.WALL;
                case "output" -> Outcome.Killed.OUTPUT;
                case "memory" -> Outcome.Killed.MEMORY;
                default -> Outcome.Killed.NOT;
              },
              Math.max(
                  end.required("cpu_ms").doubleValue(),
                  cpuMillis() - cpuBefore - end.required("own_cpu_ms").doubleValue()),
              end.required("wall_ms").doubleValue(),
              usedBefore < 0
                  ? end.required("resident_kb").longValue()
                  : Math.max(0, group.get().peakBytes() - usedBefore) >> 10,
              group.isPresent() ? group.get().killed() - killedBefore : 0,
              output.toString(StandardCharsets.UTF_8),
              errors);
        });
  }

  /** Ends the sandbox and all in it. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      // It is gone already.
    }
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        kill();
        process.waitFor();
      }
      if (group.isPresent()) {
        group.get().awaitEmpty();
      }
    } catch (IOException e) {
      // The next sandbox in the group has less room, and is tried again if that is too little.
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Without namespaces, which end with their first process, tests have to be ended one by one. */
  private void kill() {
    List<ProcessHandle> tests = process.descendants().toList();
    process.destroyForcibly();
    tests.forEach(ProcessHandle::destroyForcibly);
  }

  /** What all that ever was in the sandbox used; the driver sees only what somebody waited for. */
  private double cpuMillis() throws IOException {
    return group.isPresent() ? group.get().cpuNanos() / 1e6 : 0;
  }

  private void send(ObjectNode line, String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    line.put("size", payload.length);
    requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    requests.write(payload);
    requests.flush();
  }

  private Frame next() throws IOException, SandboxException {
    char kind = (char) answers.readUnsignedByte();
    int length = answers.readInt();
    if (length < 0 || length > LARGEST_FRAME) {
      throw new SandboxException("the driver sent a frame of %d bytes".formatted(length));
    }
    Frame frame = new Frame(kind, answers.readNBytes(length));
    if (kind == 'F') {
      throw new SandboxException(frame.text());
    }
    return frame;
  }

  private Frame expect(char kind) throws IOException, SandboxException {
    return next().require(kind);
  }

  /** Does something that fails if it takes long beyond a time. */
  private <T> T patiently(double seconds, Step<T> step) throws SandboxException {
    ScheduledFuture<?> end =
        watchdog.schedule(this::kill, (long) ((seconds + PATIENCE) * 1000), TimeUnit.MILLISECONDS);
    try {
      return step.take();
    } catch (IOException e) {
      throw new SandboxException("the sandbox ended" + lastWords(), e);
    } finally {
      end.cancel(false);
    }
  }

  /** What the sandbox's own programs said when they ended, which closing it would lose. */
  private String lastWords() {
    try {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        byte[] told = process.getErrorStream().readNBytes(TOLD);
        String text = new String(told, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? " without a word" : ": " + text;
      }
      return " its answers and went on";
    } catch (IOException e) {
      return " without a word";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return " while the judge was interrupted";
    }
  }

  /** A step that needs the sandbox. */
  private interface Step<T> {
    T take() throws IOException, SandboxException;
  }

  /** One answer, or a part of one. */
  private static final class Frame {
    private final char kind;
    private final byte[] bytes;

    Frame(char kind, byte[] bytes) {
      this.kind = kind;
      this.bytes = bytes;
    }

    Frame require(char expected) throws SandboxException {
      if (kind != expected) {
        throw new SandboxException(
            "the driver answered %c where %c was expected".formatted(kind, expected));
      }
      return this;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
