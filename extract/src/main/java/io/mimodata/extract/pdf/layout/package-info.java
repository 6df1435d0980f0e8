/** Layout: lines to Markdown. */
package io.mimodata.extract.pdf.layout;
