/**
 * PDFs in worker processes, which can be killed. {@link io.mimodata.extract.pdf.worker.PdfWorkers}
 * is the entry on the caller's side, {@link io.mimodata.extract.pdf.worker.WorkerMain} the worker's
 * program; between them go {@link io.mimodata.extract.pdf.worker.Frame}s over standard input and
 * output.
 */
package io.mimodata.extract.pdf.worker;
