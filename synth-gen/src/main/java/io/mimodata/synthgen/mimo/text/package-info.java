/** Between text and ids: a model's tokenizer and its form of a conversation. */
package io.mimodata.synthgen.mimo.text;
