/** Models that recipes and options name, made ready to be asked or applied. */
package io.mimodata.jobs.model;
