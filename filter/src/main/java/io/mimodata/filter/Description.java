package io.mimodata.filter;

import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.text.ScannedText;
import java.util.Map;

/**
 * What is known of a document without a model.
 *
 * @param text as it is described: repaired
 * @param language as identified, however sure
 * @param published see {@link DocumentTags}
 */
public record Description(
    ScannedText text, Signals signals, Language language, Map<String, String> published) {}
