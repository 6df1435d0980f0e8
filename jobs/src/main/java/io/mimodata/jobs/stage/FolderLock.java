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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Keeps two runs from writing the same folder.
 *
 * <p>The lock is a file beside the folder that names host, process and time; it is rewritten every
 * 20 seconds. A lock is stale, and taken over, if its process on this host is gone (a killed run),
 * or if it comes from another host and has not been rewritten for two minutes.
 */
public final class FolderLock implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);
  private static final Duration STALE = Duration.ofMinutes(2);

  private final Path file;
  private final FileSystem fs;
  private final String token = UUID.randomUUID().toString();
  private final ScheduledExecutorService heart;

  private FolderLock(Path file, FileSystem fs) {
    this.file = file;
    this.fs = fs;
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
    FolderLock lock = new FolderLock(folder.lockFile(), folder.fileSystem());
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        lock.fs.mkdirs(lock.file.getParent());
        lock.write(false);
        lock.beat();
        return lock;
      } catch (FileAlreadyExistsException e) {
        lock.removeIfStale(folder);
      } catch (IOException e) {
        // Some file systems report an existing file only by a plain IOException.
        if (!lock.fs.exists(lock.file)) {
          throw e;
        }
        lock.removeIfStale(folder);
      }
    }
    throw heldBy(folder, "another run that started just now");
  }

  private void write(boolean overwrite) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("host", hostName());
    content.put("pid", self.pid());
    content.put("process_started_at", startOf(self));
    content.put("written_at", Instant.now().toString());
    content.put("token", token);
    try (OutputStream out = fs.create(file, overwrite)) {
      out.write(Json.bytes(content));
    }
  }

  private void beat() {
    var unused =
        heart.scheduleAtFixedRate(
            () -> {
              try {
                write(true);
              } catch (IOException e) {
                // The next beat tries again; the lock is stale only after several have failed.
              }
            },
            HEARTBEAT.toSeconds(),
            HEARTBEAT.toSeconds(),
            TimeUnit.SECONDS);
  }

  private void removeIfStale(StageFolder folder) throws IOException {
    String text;
    Instant modified;
    try (InputStream in = fs.open(file)) {
      text = new String(in.readAllBytes(), UTF_8);
      modified = Instant.ofEpochMilli(fs.getFileStatus(file).getModificationTime());
    } catch (FileNotFoundException e) {
      return;
    }
    boolean quiet = modified.isBefore(Instant.now().minus(STALE));
    JsonNode owner;
    try {
      owner = Json.MAPPER.readTree(text);
    } catch (IOException e) {
      // Cut off while it was written: the owner died then, or writes it right now.
      owner = Json.MAPPER.createObjectNode();
    }
    boolean sameHost = owner.path("host").asText().equals(hostName());
    boolean alive = sameHost ? isAlive(owner) : !quiet;
    if (alive) {
      throw heldBy(
          folder,
          "process %s on %s"
              .formatted(
                  owner.path("pid").asText("unknown"), owner.path("host").asText("unknown")));
    }
    fs.delete(file, false);
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

  @Override
  public void close() throws IOException {
    heart.shutdownNow();
    fs.delete(file, false);
  }
}
