/** Sampling of three training stages, tokenizing, and token shards. */
package io.mimodata.mixture;
