package io.mimodata.filter.tagger;

import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.text.ScannedText;

/**
 * What a tagger sees of a document.
 *
 * @param title null if there is none
 * @param language BCP 47 tag, {@code und} if undetermined
 */
public record TaggerDocument(String title, ScannedText text, Signals signals, String language) {}
