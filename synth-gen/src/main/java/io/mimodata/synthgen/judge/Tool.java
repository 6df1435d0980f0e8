package io.mimodata.synthgen.judge;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program that the judge needs, and the Debian package that has it. */
enum Tool {
  BUBBLEWRAP("/usr/bin/bwrap", "bubblewrap"),
  SETPRIV("/usr/bin/setpriv", "util-linux"),
  PYTHON("/usr/bin/python3", "python3"),
  CPP("/usr/bin/g++", "g++"),
  JAVAC(System.getProperty("java.home") + "/bin/javac", "openjdk-17-jdk-headless"),
  JAVA(System.getProperty("java.home") + "/bin/java", "openjdk-17-jre-headless");

  private final String path;
  private final String debianPackage;

  Tool(String path, String debianPackage) {
    this.path = path;
    this.debianPackage = debianPackage;
  }

  String path() {
    return path;
  }

  /** Returns the program's path, or tells what to install. */
  String require(String purpose) {
    return require(path, purpose, debianPackage);
  }

  static String require(String path, String purpose, String debianPackage) {
    if (!Files.isExecutable(Path.of(path))) {
      throw new SandboxUnavailableException(
          "%s needs %s, which is not there; install it, on Debian with: apt-get install %s"
              .formatted(purpose, path, debianPackage));
    }
    return path;
  }
}
