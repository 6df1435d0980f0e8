package io.mimodata.ingest;

import java.io.Serializable;

/**
 * A file of a plan.
 *
 * @param source name of the source it belongs to
 * @param format how it stores documents
 * @param fields names of the fields of its rows
 * @param uri where it is, percent-encoded where needed
 * @param path relative to its input root, unique in the source
 * @param bytes length when the plan was made
 * @param modifiedMillis time of its last change, milliseconds since 1970
 */
public record InputFile(
    String source,
    Format format,
    FieldNames fields,
    String uri,
    String path,
    long bytes,
    long modifiedMillis)
    implements Serializable {}
