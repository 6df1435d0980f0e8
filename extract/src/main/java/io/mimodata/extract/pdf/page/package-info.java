/** PDF: page. */
package io.mimodata.extract.pdf.page;
