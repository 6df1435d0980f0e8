/** Engines that answer prompts. The HTTP engine speaks the OpenAI-compatible protocol. */
package io.mimodata.synthgen.engine;
