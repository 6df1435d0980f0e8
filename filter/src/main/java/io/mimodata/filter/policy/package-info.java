/** Whether a document goes on. */
package io.mimodata.filter.policy;
