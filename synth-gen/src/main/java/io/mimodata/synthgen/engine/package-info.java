/**
 * Engines that continue conversations, and what they are asked and answer. {@link
 * io.mimodata.synthgen.engine.Engine} is the interface; {@code http} asks servers; {@code journal}
 * keeps what was answered; {@code window} keeps many requests under way within a budget.
 */
package io.mimodata.synthgen.engine;
