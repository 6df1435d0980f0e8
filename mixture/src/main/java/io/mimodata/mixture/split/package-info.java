/**
 * Cuts texts into words before they are encoded, as the patterns of well-known tokenizers do: by
 * hand where a pattern is well known, and by the {@link io.mimodata.mixture.regex.Regex} otherwise.
 * {@link io.mimodata.mixture.split.Splitters} is the entry.
 */
package io.mimodata.mixture.split;
