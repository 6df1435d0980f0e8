/** What the signals say of a document: its domain and its quality. */
package io.mimodata.filter.grade;
