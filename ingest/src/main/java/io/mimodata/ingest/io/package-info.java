/** Positioned reading of files on any Hadoop file system, and of compressed frames within them. */
package io.mimodata.ingest.io;
