/** A look into stage folders and shards. */
package io.mimodata.jobs.inspect;
