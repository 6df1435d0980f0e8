/**
 * The report page: figures of a run or of a stage as one self-contained HTML file.
 *
 * <p>Start at {@link io.mimodata.jobs.report.ReportPage}. The figures are read from JSON into
 * records ({@code RunSummary} and what it holds), sections turn records into charts and tables, and
 * everything is written through {@code Html}, which escapes: most of the text on the page comes
 * from crawled documents and is hostile until shown otherwise.
 */
package io.mimodata.jobs.report;
