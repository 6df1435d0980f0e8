/** Plain text, Markdown and source code. */
package io.mimodata.extract.text;
