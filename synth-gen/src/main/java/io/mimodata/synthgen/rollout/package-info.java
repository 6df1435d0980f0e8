/**
 * Batches for reinforcement learning, as the seamless rollout engine of the MiMo-7B report makes
 * them (arXiv 2505.07608, sections 3.3.2 and 3.4.1): {@link
 * io.mimodata.synthgen.rollout.RolloutEngine} is where to start, {@link
 * io.mimodata.synthgen.rollout.ProblemPool} has the problems and {@link
 * io.mimodata.synthgen.rollout.EngineGenerator} asks a model.
 *
 * <p>The engine does for an unknown number of problems what {@link
 * io.mimodata.synthgen.engine.window.SlidingWindow} does for a known one: work is kept under way,
 * and a slow answer holds up nobody. They share the engines and no code, since they are driven from
 * opposite ends: a window is pulled by its consumer, starts nothing unless a result is asked for,
 * and so bounds what is held; a rollout launches by itself from what it learns, judges in between,
 * and ends work that turned out to be needless.
 */
package io.mimodata.synthgen.rollout;
