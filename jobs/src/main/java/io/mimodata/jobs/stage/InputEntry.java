package io.mimodata.jobs.stage;

/**
 * One input of a stage, as its manifest records it.
 *
 * @param path of a stage's folder, or name of a source
 * @param manifestSha256 of the input stage's {@code manifest.json}; null for a source
 * @param content identifies what is in it: the input manifest's content hash, or for a source the
 *     hash of its listing (path, length and modification time of each file)
 */
public record InputEntry(String path, String manifestSha256, String content) {}
