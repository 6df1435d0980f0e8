package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Keeps two runs from writing the same folder.
 *
 * <p>The lock is a file beside the folder that names host, process and time, and holds a token of
 * its own; it is touched every 20 seconds. A lock is stale, and taken over, if its process on this
 * host is gone (a killed run), or if it comes from another host and has been quiet for two minutes.
 * Before a stage takes its place, {@link #requireHeld} makes sure that nobody has taken the lock
 * over.
 */
public final class FolderLock implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final Duration STALE = Duration.ofMinutes(2);

  private final StageFolder folder;
  private final Path file;
  private final FileSystem fs;
  private final String token = UUID.randomUUID().toString();
  private final ScheduledExecutorService heart;

  private FolderLock(StageFolder folder) {
    this.folder = folder;
    this.file = folder.lockFile();
    this.fs = folder.fileSystem();
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "folder-lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws StageException if another run holds it; the message says which
   */
  public static FolderLock take(StageFolder folder) throws IOException {
    FolderLock lock = new FolderLock(folder);
    lock.fs.mkdirs(lock.file.getParent());
    for (int attempt = 0; attempt < 2; attempt++) {
      if (lock.create()) {
        lock.requireHeld();
        lock.beat();
        return lock;
      }
      lock.removeIfStale();
    }
    throw heldBy(folder, "another run that started just now");
  }

  /**
   * Makes sure that the lock is still this one.
   *
   * @throws StageException if another run has taken it over
   */
  void requireHeld() throws IOException {
    JsonNode owner = owner();
    if (owner == null || !owner.path("token").asText().equals(token)) {
      throw heldBy(folder, owner == null ? "a run that is gone" : describe(owner));
    }
  }

  /** Creates the file if it is not there; only one of two processes can. */
  private boolean create() throws IOException {
    byte[] content = Json.bytes(content());
    boolean local = "file".equals(file.toUri().getScheme());
    try (OutputStream out =
        local
            ? Files.newOutputStream(
                Paths.get(file.toUri().getPath()), StandardOpenOption.CREATE_NEW)
            : fs.create(file, false)) {
      out.write(content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException | FSError e) {
      if (local) {
        // It could be created but not written: a full disk.
        Files.deleteIfExists(Paths.get(file.toUri().getPath()));
        throw new IOException(file + " could not be written: " + e.getMessage(), e);
      }
      // File systems say in different ways that a file is there.
      if (fs.exists(file)) {
        return false;
      }
      throw e;
    }
  }

  private Map<String, Object> content() {
    ProcessHandle self = ProcessHandle.current();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("host", hostName());
    content.put("pid", self.pid());
    content.put("process_started_at", startOf(self));
    content.put("taken_at", Instant.now().toString());
    content.put("token", token);
    return content;
  }

  private void beat() {
    var unused =
        heart.scheduleAtFixedRate(
            this::touch, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Renews the file's time where the file system lets one, and otherwise the whole file. */
  private void touch() {
    try {
      requireHeld();
      long now = System.currentTimeMillis();
      fs.setTimes(file, now, -1);
      if (fs.getFileStatus(file).getModificationTime() < now - STALE.toMillis() / 2) {
        try (OutputStream out = fs.create(file, true)) {
          out.write(Json.bytes(content()));
        }
      }
    } catch (IOException | RuntimeException | FSError e) {
      // The next beat tries again; what matters is asked by requireHeld before the folder changes.
    }
  }

  /** The lock's content; null if it is gone, an empty object if it was cut off. */
  private JsonNode owner() throws IOException {
    String text;
    try (InputStream in = fs.open(file)) {
      text = new String(in.readAllBytes(), UTF_8);
    } catch (FileNotFoundException e) {
      return null;
    }
    try {
      JsonNode owner = Json.MAPPER.readTree(text);
      return owner.isObject() ? owner : Json.MAPPER.createObjectNode();
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private void removeIfStale() throws IOException {
    JsonNode owner = owner();
    if (owner == null) {
      return;
    }
    Instant modified;
    try {
      modified = Instant.ofEpochMilli(fs.getFileStatus(file).getModificationTime());
    } catch (FileNotFoundException e) {
      return;
    }
    boolean quiet = modified.isBefore(Instant.now().minus(STALE));
    boolean sameHost = owner.path("host").asText().equals(hostName());
    if (sameHost ? isAlive(owner) : !quiet) {
      throw heldBy(folder, describe(owner));
    }
    fs.delete(file, false);
  }

  private static String describe(JsonNode owner) {
    return owner.has("pid")
        ? "process %s on %s".formatted(owner.path("pid").asText(), owner.path("host").asText())
        : "a run that has not said its name yet";
  }

  private static boolean isAlive(JsonNode owner) {
    Optional<ProcessHandle> process = ProcessHandle.of(owner.path("pid").asLong());
    return process.isPresent()
        && process.get().isAlive()
        && startOf(process.get()).equals(owner.path("process_started_at").asText());
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static StageException heldBy(StageFolder folder, String owner) {
    return new StageException(
        "%s is being written by %s; wait for it to end, or choose another --output. (If that run is dead, delete %s.)"
            .formatted(folder.display(), owner, StageFolder.display(folder.lockFile())));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Gives the folder free, unless another run has taken the lock over. */
  @Override
  public void close() throws IOException {
    heart.shutdownNow();
    JsonNode owner = owner();
    if (owner != null && owner.path("token").asText().equals(token)) {
      fs.delete(file, false);
    }
  }
}
