package io.mimodata.filter;

import io.mimodata.filter.grade.Domain;
import io.mimodata.filter.grade.Quality;
import io.mimodata.filter.language.Language;
import io.mimodata.filter.signal.Signals;

/** All that the filter found out about one document. */
public record DocumentTags(
    Language language, Domain.Verdict domain, Quality quality, Signals signals) {}
