/**
 * Repairs what decoders, editors and terminals did to a text: {@link
 * io.mimodata.filter.repair.RepairKind} lists what, {@link io.mimodata.filter.repair.TextRepair}
 * does it. Nothing here knows Spark.
 */
package io.mimodata.filter.repair;
