package io.mimodata.mixture.shard;

/**
 * A file of a shard.
 *
 * @param path relative to the stage's folder
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record ShardFile(String path, long bytes, String sha256) {}
