/**
 * The sample corpus of {@code mimo-data demo}: a small crawl of real API documentation with
 * formulas and code, PDF files and WARC files from the test data of a parser library, and generated
 * problems. The build fetches the artifacts from which it is made; none of their text is part of
 * this project.
 */
package io.mimodata.jobs.demo;
