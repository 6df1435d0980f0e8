/** Tags from a language model that is asked by a rubric: prompt, excerpt, answer. */
package io.mimodata.filter.tagger.llm;
