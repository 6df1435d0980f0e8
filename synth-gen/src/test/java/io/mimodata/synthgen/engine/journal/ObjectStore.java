package io.mimodata.synthgen.engine.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local files as an object store has them: they appear when they are closed, and can't be made
 * durable before. The first few can't be closed.
 */
final class ObjectStore extends RawLocalFileSystem {
  private int failures;

  ObjectStore(int failures) throws IOException {
    this.failures = failures;
    initialize(URI.create("file:///"), new Configuration(false));
  }

  @Override
  public FSDataOutputStream create(Path path, boolean overwrite) throws IOException {
    return new FSDataOutputStream(
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            if (failures > 0) {
              failures--;
              throw new IOException("no room");
            }
            try (FSDataOutputStream out = ObjectStore.super.create(path, overwrite)) {
              writeTo(out);
            }
          }
        },
        null);
  }
}
