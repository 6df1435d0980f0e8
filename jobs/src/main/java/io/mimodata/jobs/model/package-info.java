/** Models in this process: the runtime with this project's tokenizer. */
package io.mimodata.jobs.model;
