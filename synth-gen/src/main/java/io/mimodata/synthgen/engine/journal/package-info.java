/**
 * Finished generations on disk within seconds, so that a killed process loses none and nobody pays
 * for one twice. {@link io.mimodata.synthgen.engine.journal.JournalWriter} writes, {@link
 * io.mimodata.synthgen.engine.journal.JournalReader} reads, {@link
 * io.mimodata.synthgen.engine.journal.JournaledEngine} puts both around an engine.
 *
 * <p>A journal is a folder of files {@code gen-ATTEMPT-NNNNN.log}; each belongs to one task attempt
 * and is written by nobody else. A file is text: each record is a line of eight hexadecimal digits
 * with the payload's length in bytes, a space, eight with its CRC-32C, a space, and the payload,
 * one JSON object in UTF-8. So {@code cut -c19- gen-*.log} gives JSON lines.
 */
package io.mimodata.synthgen.engine.journal;
