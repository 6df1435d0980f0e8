package io.mimodata.benchmarks;

import io.mimodata.dedup.fingerprint.KeyedBlock;
import io.mimodata.dedup.packed.EdgeBlock;
import io.mimodata.dedup.spark.Candidates;
import io.mimodata.dedup.spark.Components;
import io.mimodata.dedup.spark.DocumentNumbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.StorageLevel;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import scala.Tuple2;

/**
 * The search for equal keys and the components, over documents that are nothing but keys: as many
 * as a machine can hold, to see whether shuffle, skew and rounds grow as the model says.
 *
 * <p>Every document has sixteen keys. Three in ten have a duplicate: they belong to groups whose
 * sizes follow a power law, up to a hundredth of all documents, and share most keys of their group.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 1,
    jvmArgs = {
      "-Xmx12g",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
      "--add-opens=java.base/java.net=ALL-UNNAMED",
      "--add-opens=java.base/java.nio=ALL-UNNAMED",
      "--add-opens=java.base/java.util=ALL-UNNAMED",
      "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED"
    })
public class KeyDistributionBenchmark {
  private static final int KEYS = 16;
  private static final int BLOCK = 1 << 15;

  @Param("1000000")
  public int documents;

  /** Partitions of the documents; tasks that look for equal keys and do the rounds. */
  @Param("16")
  public int tasks;

  /** Edges up to which one task finishes the components; 0 for rounds to the end. */
  @Param("20000000")
  public long mostEdgesOfTask;

  /** What the run says of itself. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Figures {
    public double shuffledBytesADocument;
    public double edgesADocument;
    public double cpuSecondsAMillionDocuments;
    public double slowestTaskToMean;
    public double rounds;
    public double documentsInComponents;
  }

  /** Documents of one partition, made as they are asked for. */
  private record MadeUp(long start, int size, int documents) implements KeyedBlock, Serializable {
    @Override
    public void forEachKey(Sink sink) {
      for (int row = 0; row < size; row++) {
        long group = group(start + row, documents);
        for (int key = 0; key < KEYS; key++) {
          // A near duplicate has most keys of its group, and some of its own.
          boolean shared = group >= 0 && (mix((start + row) * KEYS + key) & 7) != 0;
          sink.take(mix((shared ? -2 - group : start + row) * KEYS + key), row);
        }
      }
    }

    /** The group of a document, or -1. */
    private static long group(long document, int documents) {
      long random = mix(~document);
      if (Long.remainderUnsigned(random, 10) >= 3) {
        return -1;
      }
      // The k-th largest group has a share of 1 / k.
      double uniform = (mix(random) >>> 11) * 0x1p-53;
      return (long) Math.pow(documents / 4.0, uniform);
    }

    private static long mix(long value) {
      long z = value * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }
  }

  @Benchmark
  public long components(Figures figures) {
    JavaSparkContext spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("keys")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    AtomicLong shuffled = new AtomicLong();
    AtomicLong cpu = new AtomicLong();
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    spark
        .sc()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
                cpu.addAndGet(end.taskMetrics().executorCpuTime());
                if (end.stageId() == 1) {
                  times.add(end.taskMetrics().executorCpuTime());
                }
              }
            });
    int each = documents / tasks;
    int all = each * tasks;
    DocumentNumbers numbers =
        new DocumentNumbers(IntStream.range(0, tasks).mapToObj(i -> (long) each).toList());
    JavaRDD<MadeUp> blocks =
        spark
            .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
            .flatMap(partition -> blocks((long) partition * each, each, all));
    JavaRDD<byte[]> edges =
        Candidates.edges(blocks, numbers, tasks).persist(StorageLevel.MEMORY_AND_DISK());
    long found = edges.map(KeyDistributionBenchmark::count).fold(0L, Long::sum);
    Components components = new Components(tasks, mostEdgesOfTask);
    long members =
        components
            .of(edges, numbers)
            .map(Tuple2::_2)
            .map(KeyDistributionBenchmark::count)
            .fold(0L, Long::sum);
    spark.stop();
    figures.shuffledBytesADocument = (double) shuffled.get() / all;
    figures.edgesADocument = (double) found / all;
    figures.cpuSecondsAMillionDocuments = cpu.get() / 1e3 / all;
    figures.slowestTaskToMean =
        Collections.max(times) / times.stream().mapToLong(t -> t).average().orElseThrow();
    figures.rounds = components.rounds();
    figures.documentsInComponents = (double) members / all;
    return members;
  }

  private static Iterator<MadeUp> blocks(long start, int size, int documents) {
    return IntStream.range(0, (size + BLOCK - 1) / BLOCK)
        .mapToObj(
            i -> new MadeUp(start + (long) i * BLOCK, Math.min(BLOCK, size - i * BLOCK), documents))
        .iterator();
  }

  private static long count(byte[] block) {
    long[] count = new long[1];
    EdgeBlock.read(block, (node, parent) -> count[0]++);
    return count[0];
  }
}
