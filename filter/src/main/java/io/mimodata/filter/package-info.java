/** Language, signals, domain and policy. */
package io.mimodata.filter;
