/**
 * The stage contract, in one place: folder layout, lock, reading and checking of inputs,
 * deterministic files, ledger, accounting, manifest, and the atomic switch from work in progress to
 * a finished stage.
 */
package io.mimodata.jobs.stage;
