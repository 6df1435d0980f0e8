package io.mimodata.jobs.stage;

/**
 * One input of a stage, as its manifest records it.
 *
 * @param path of a stage's folder or of a source file
 * @param manifestSha256 of the input stage's {@code manifest.json}; null for a source file
 * @param content identifies what is in it: the input manifest's content hash, or length and
 *     modification time of a source file
 */
public record InputEntry(String path, String manifestSha256, String content) {}
