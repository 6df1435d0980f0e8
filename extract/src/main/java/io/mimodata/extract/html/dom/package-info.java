/** What all passes over a page's tree need to know about elements. */
package io.mimodata.extract.html.dom;
