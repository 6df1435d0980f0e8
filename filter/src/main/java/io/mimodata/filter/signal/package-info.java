/**
 * Numbers that describe a text. {@link io.mimodata.filter.signal.Signal} lists them all; {@link
 * io.mimodata.filter.signal.SignalExtractor} measures them.
 */
package io.mimodata.filter.signal;
