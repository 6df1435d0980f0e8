package io.mimodata.mixture.spark;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.spark.Schemas;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Gives each tokenized document its copies in every stage, or its removal. */
final class Drawing implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final MixturePlan plan;
  private final String[] stages;

  Drawing(MixturePlan plan, List<String> stages) {
    this.plan = plan;
    this.stages = stages.toArray(String[]::new);
  }

  @Override
  public Row call(Row document) {
    Row removal = document.getAs(Columns.REMOVAL);
    if (removal != null) {
      return row(document, null, removal);
    }
    Candidate candidate = TokenizedDocuments.candidate(document);
    Map<String, Integer> copies = copies(candidate.ticket());
    return copies.isEmpty()
        ? row(document, null, Schemas.removalRow(removal(candidate)))
        : row(document, copies, null);
  }

  private Map<String, Integer> copies(Ticket ticket) {
    Map<String, Integer> copies = new LinkedHashMap<>();
    if (plan.isHeldOut(ticket)) {
      copies.put(StageRecipe.VALIDATION, 1);
      return copies;
    }
    for (int stage = 0; stage < stages.length; stage++) {
      int drawn = plan.copies(stage, ticket);
      if (drawn > 0) {
        copies.put(stages[stage], drawn);
      }
    }
    return copies;
  }

  private Removal removal(Candidate candidate) {
    Ticket ticket = candidate.ticket();
    String kind =
        "source %s, domain %s, quality %s%s"
            .formatted(
                ticket.cell().source(),
                ticket.cell().domain() == null ? "unknown" : ticket.cell().domain(),
                ticket.cell().quality(),
                ticket.cell().synthetic() ? ", synthetic" : "");
    return plan.excluded(ticket.cell())
        ? Removal.of(Reason.MIXTURE_EXCLUDED, kind)
        : Removal.of(
            Reason.MIXTURE_NOT_SAMPLED,
            "%s, weight %s, %d tokens".formatted(kind, ticket.weight(), candidate.tokens()));
  }

  private static Row row(Row document, Map<String, Integer> copies, Row removal) {
    return RowFactory.create(
        document.getAs(Columns.ID),
        document.getAs(Columns.SOURCE_ID),
        document.getAs(Columns.URL),
        document.getAs(Columns.PATH),
        document.getAs(Columns.SOURCE),
        document.getAs(Columns.DOMAIN),
        document.getAs(TokenizedDocuments.QUALITY_BUCKET),
        document.getAs(TokenizedDocuments.TOKENS),
        copies == null ? null : CollectionConverters.asScala(copies),
        removal);
  }
}
