package io.mimodata.mixture.shard;

import java.util.List;

/**
 * What a finished shard is.
 *
 * @param name of its files, without extension
 * @param plan hash of what decided which documents are in it
 * @param documents in it, each copy counted
 * @param tokens of them, without padding
 * @param rows of packed documents
 * @param padding ids of the rows that stand for nothing
 * @param cut documents that stand in more than one row
 * @param files by path
 */
public record ShardRecord(
    String name,
    String plan,
    long documents,
    long tokens,
    long rows,
    long padding,
    long cut,
    List<ShardFile> files) {
  public ShardRecord {
    files = List.copyOf(files);
  }
}
