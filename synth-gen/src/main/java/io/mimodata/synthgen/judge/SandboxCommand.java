package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a sandbox with the driver in it: a root that holds nothing but the
 * system's programs, all of it read-only, no network, no other processes. Thread-safe.
 */
final class SandboxCommand {
  private static final List<String> DRIVER =
      List.of("1-spaces.py", "2-syscalls.py", "3-program.py", "4-driver.py");

  private static final String PURPOSE =
      "To judge programs in a sandbox (your own can be judged without one: --unsafe) the judge";

  /** MiB that a test may write into files. */
  private static final int SCRATCH_MB = 64;

  /** Joins control groups, whose files come before {@code --}, and becomes what comes behind. */
  private static final String JOIN =
      "while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit 125; shift; done; shift; exec \"$@\"";

  private final Isolation isolation;
  private final List<String> sandbox;
  private final List<String> java;
  private final UserIds users;
  private final String driver;

  private SandboxCommand(
      Isolation isolation, List<String> sandbox, List<String> java, UserIds users, String driver) {
    this.isolation = isolation;
    this.sandbox = sandbox;
    this.java = java;
    this.users = users;
    this.driver = driver;
  }

  /** Returns the command for this machine, or tells what it lacks. */
  static SandboxCommand of(Isolation isolation) {
    try {
      Tool.PYTHON.require("The judge");
      String kind = isolation == Isolation.SANDBOX ? "Namespaces" : "Bare";
      String driver = source() + "\nmain(%s, %d)\n".formatted(kind, SCRATCH_MB);
      if (isolation == Isolation.NONE) {
        return new SandboxCommand(isolation, List.of(), List.of(), null, driver);
      }
      Tool.BUBBLEWRAP.require(PURPOSE);
      boolean root = isRoot();
      if (root) {
        Tool.SETPRIV.require(PURPOSE);
      }
      UserIds users = root ? UserIds.in(Path.of("/proc/self/uid_map")) : null;
      return new SandboxCommand(isolation, bubblewrap(), java(), users, driver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command for one sandbox.
   *
   * @param language of the program that it is for
   * @param memberFiles of control groups, of which its processes become members first
   * @throws SandboxUnavailableException if the sandbox's user can't reach what the language needs
   */
  List<String> line(Language language, List<Path> memberFiles) {
    List<String> line = new ArrayList<>();
    if (!memberFiles.isEmpty()) {
      line.addAll(List.of("/bin/sh", "-c", JOIN, "sh"));
      memberFiles.forEach(file -> line.add(file.toString()));
      line.add("--");
    }
    if (users != null) {
      String user = Long.toString(users.next());
      line.addAll(
          List.of(Tool.SETPRIV.path(), "--reuid", user, "--regid", user, "--clear-groups", "--"));
    }
    if (isolation == Isolation.SANDBOX) {
      if (language == Language.JAVA && users != null) {
        requireReachable(Path.of(System.getProperty("java.home")));
      }
      line.addAll(sandbox);
      line.addAll(language == Language.JAVA ? java : List.of());
      line.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp", "--"));
    }
    line.addAll(List.of(Tool.PYTHON.path(), "-s", "-B", "-c", driver));
    return line;
  }

  /** The only environment that a submission sees; with {@link Isolation#NONE} it is added to. */
  Map<String, String> environment() {
    return Map.of(
        "PATH", "/usr/bin:/bin",
        "HOME", "/tmp",
        "LANG", "C.UTF-8",
        "PYTHONHASHSEED", "0");
  }

  Isolation isolation() {
    return isolation;
  }

  private static boolean isRoot() throws IOException {
    return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
  }

  private static List<String> bubblewrap() throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Tool.BUBBLEWRAP.path(),
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--as-pid-1"));
    // The driver is no root, and yet makes namespaces for tests.
    line.addAll(List.of("--uid", "1000", "--gid", "1000", "--cap-add", "ALL"));
    line.addAll(List.of("--hostname", "sandbox", "--ro-bind", "/usr", "/usr"));
    for (String folder : List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64")) {
      if (Files.isSymbolicLink(Path.of(folder))) {
        line.addAll(
            List.of("--symlink", Files.readSymbolicLink(Path.of(folder)).toString(), folder));
      } else if (Files.isDirectory(Path.of(folder))) {
        line.addAll(List.of("--ro-bind", folder, folder));
      }
    }
    line.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
    line.addAll(List.of("--ro-bind-try", "/etc/alternatives", "/etc/alternatives"));
    line.addAll(List.of("--proc", "/proc", "--dir", "/tmp", "--dir", "/box"));
    for (String root : List.of("", "/jail")) {
      for (String device : List.of("null", "zero", "full", "random", "urandom")) {
        line.addAll(List.of("--dev-bind", "/dev/" + device, root + "/dev/" + device));
      }
      line.addAll(List.of("--symlink", "/tmp", root + "/dev/shm"));
      line.addAll(List.of("--symlink", "/proc/self/fd", root + "/dev/fd"));
    }
    line.addAll(List.of("--dir", "/jail/tmp", "--dir", "/jail/box", "--dir", "/jail/proc"));
    return List.copyOf(line);
  }

  /** The running Java, where it is not below /usr, and its settings, where they are below /etc. */
  private static List<String> java() throws IOException {
    List<String> binds = new ArrayList<>();
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    if (!home.startsWith("/usr")) {
      binds.addAll(List.of("--ro-bind", home.toString(), home.toString()));
    }
    Path settings = home.resolve("conf/security/java.security");
    if (Files.exists(settings, LinkOption.NOFOLLOW_LINKS) || Files.exists(settings)) {
      Path real = settings.toRealPath();
      if (!real.startsWith(home)) {
        Path folder = real.getParent().getParent();
        binds.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
      }
    }
    return binds;
  }

  /** What runs in a sandbox is nobody's user, who needs a way through all folders. */
  static void requireReachable(Path home) {
    try {
      for (Path at = home.toRealPath(); at != null; at = at.getParent()) {
        if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          throw new SandboxUnavailableException(
              "Java programs are run by %s as another user, who may not enter %s; run the judge by a Java that all may read"
                  .formatted(home, at));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source() throws IOException {
    StringBuilder source = new StringBuilder();
    for (String part : DRIVER) {
      try (InputStream in = SandboxCommand.class.getResourceAsStream(part)) {
        source.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return source.toString();
  }
}
