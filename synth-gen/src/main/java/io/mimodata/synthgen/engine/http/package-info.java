/**
 * An engine that asks servers over the OpenAI-compatible protocol. Start at {@link
 * io.mimodata.synthgen.engine.http.HttpEngine}.
 *
 * <p>{@code HttpEngine} holds the queue and decides what happens next, on one thread of its own;
 * {@code Endpoint} and {@code AdaptiveWindow} know how each server fares; {@code Exchange} is one
 * request over the wire, with its timeouts; {@code SseParser} and {@code AnswerReader} read the
 * answer; {@code RetryPolicy} knows what may be asked again.
 */
package io.mimodata.synthgen.engine.http;
