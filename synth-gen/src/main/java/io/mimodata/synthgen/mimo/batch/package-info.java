/** Many sequences at once: each joins and leaves the batch when it comes and ends. */
package io.mimodata.synthgen.mimo.batch;
