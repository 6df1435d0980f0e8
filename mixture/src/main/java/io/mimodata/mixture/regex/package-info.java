/**
 * Regular expressions over UTF-8 with the Unicode properties of {@link
 * io.mimodata.mixture.unicode.UnicodeTable}, in the dialects of tokenizer files. {@link
 * io.mimodata.mixture.regex.Regex} is the entry.
 */
package io.mimodata.mixture.regex;
