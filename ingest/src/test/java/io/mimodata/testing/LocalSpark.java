package io.mimodata.testing;

import org.apache.spark.sql.SparkSession;

/** One local Spark session for all tests of a JVM: two cores, few partitions, no user interface. */
public final class LocalSpark {
  private static SparkSession session;

  private LocalSpark() {}

  /** Returns the session, started at the first call. Tests don't stop it. */
  public static synchronized SparkSession session() {
    if (session == null) {
      session =
          SparkSession.builder()
              .master("local[2]")
              .appName("test")
              .config("spark.ui.enabled", "false")
              .config("spark.sql.shuffle.partitions", "3")
              .config("spark.sql.session.timeZone", "UTC")
              // Some rows a query: compiling code for them takes longer than they do. The tests
              // that
              // run the whole program keep Spark's defaults.
              .config("spark.sql.codegen.wholeStage", "false")
              .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
              .config("spark.sql.adaptive.enabled", "false")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.driver.host", "127.0.0.1")
              .getOrCreate();
    }
    return session;
  }
}
