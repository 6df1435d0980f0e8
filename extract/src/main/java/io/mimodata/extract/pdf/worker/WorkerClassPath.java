package io.mimodata.extract.pdf.worker;

import io.mimodata.document.Reason;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The jars and folders that a worker needs, by where this process has their classes from. An
 * executor of Spark loads a job's jar by a class loader of its own, so that {@code java.class.path}
 * doesn't hold it; and a worker needs none of Spark's jars.
 */
final class WorkerClassPath {
  /** One class of each library; a single jar may hold them all. */
  private static final List<String> CLASSES =
      List.of(
          "org.apache.pdfbox.Loader",
          "org.apache.pdfbox.io.RandomAccessRead",
          "org.apache.fontbox.FontBoxFont",
          "com.fasterxml.jackson.core.JsonFactory");

  /**
   * Spark has a bridge to its own logging in the place of Commons Logging: this class is in the
   * original only, and no logging starts with it.
   */
  private static final String LOGGING = "org.apache.commons.logging.impl.LogFactoryImpl";

  private static final List<String> BRIDGED_LOGGING =
      List.of("org.apache.commons.logging.LogFactory", "org.slf4j.LoggerFactory");

  private WorkerClassPath() {}

  /**
   * @param main the worker's program
   * @throws WorkerStartException if a class doesn't come from a file
   */
  static String of(Class<?> main) {
    Set<String> places = new LinkedHashSet<>();
    places.add(place(main));
    places.add(place(WorkerMain.class));
    places.add(place(Reason.class));
    for (String name : CLASSES) {
      places.add(place(load(name)));
    }
    if (isPresent(LOGGING)) {
      places.add(place(load(LOGGING)));
    } else {
      BRIDGED_LOGGING.forEach(name -> places.add(place(load(name))));
    }
    return String.join(File.pathSeparator, places);
  }

  private static boolean isPresent(String name) {
    return loader().getResource(name.replace('.', '/') + ".class") != null;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new WorkerStartException("the class " + name + " is not there", e);
    }
  }

  private static ClassLoader loader() {
    return WorkerClassPath.class.getClassLoader();
  }

  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL url = source == null ? null : source.getLocation();
    try {
      if (url != null) {
        return Path.of(url.toURI()).toAbsolutePath().toString();
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new WorkerStartException(type.getName() + " comes from no file but " + url, e);
    }
    throw new WorkerStartException("nothing says where " + type.getName() + " comes from", null);
  }
}
