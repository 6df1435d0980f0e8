/** Markdown as the engines write it: text, block structure and the spans of what is not prose. */
package io.mimodata.extract.markdown;
