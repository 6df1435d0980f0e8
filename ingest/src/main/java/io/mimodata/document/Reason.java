package io.mimodata.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a document left the pipeline. The code ({@code stage.reason}) is stable: it stands in ledgers
 * and reports, and people query for it. A new reason gets a new constant; a published code never
 * changes its meaning.
 */
public enum Reason {
  INGEST_UNREADABLE("ingest.unreadable", "the file could not be opened or is not of its format"),
  INGEST_CORRUPT("ingest.corrupt", "the record is damaged: compression, header or length"),
  INGEST_TRUNCATED("ingest.truncated", "the record ends before its declared length"),
  INGEST_TOO_LARGE("ingest.too_large", "the content is larger than the size limit"),
  INGEST_HTTP_STATUS("ingest.http_status", "the server answered with something other than 200"),
  INGEST_UNSUPPORTED_RECORD(
      "ingest.unsupported_record",
      "a WARC record that carries no page: revisit, non-HTTP response"),
  INGEST_MEDIA_TYPE("ingest.media_type", "a media type that no extractor reads"),
  INGEST_INVALID_ROW("ingest.invalid_row", "a row that does not parse or lacks the named field"),
  INGEST_EMPTY("ingest.empty", "no content"),

  EXTRACT_UNSUPPORTED("extract.unsupported", "no extractor for the media type"),
  EXTRACT_TOO_LARGE("extract.too_large", "the content is larger than the extractor's limit"),
  EXTRACT_TIMEOUT("extract.timeout", "extraction took longer than its time limit"),
  EXTRACT_FAILED("extract.failed", "the content could not be parsed"),
  EXTRACT_ENCRYPTED("extract.encrypted", "the PDF needs a password"),
  EXTRACT_EMPTY("extract.empty", "no text was found"),
  EXTRACT_NEEDS_OCR(
      "extract.needs_ocr", "the PDF's pages are images, or what they draw as text is none"),

  DEDUP_URL("dedup.url", "another copy of the same canonical URL was kept"),
  DEDUP_EXACT("dedup.exact", "another document with the same normalised text was kept"),
  DEDUP_NEAR("dedup.near", "another document with nearly the same text was kept"),

  FILTER_LANGUAGE("filter.language", "not in one of the recipe's languages"),
  FILTER_TOO_SHORT("filter.too_short", "fewer words than the policy's minimum"),
  FILTER_REPETITION("filter.repetition", "lines or phrases repeat more than the policy allows"),
  FILTER_SYMBOLS("filter.symbols", "mostly symbols, outside formulas and code"),
  FILTER_NAVIGATION(
      "filter.navigation", "near certainly navigation, a listing, boilerplate or spam"),
  FILTER_QUALITY("filter.quality", "a grade speaks against it, by the policy"),
  FILTER_RULE("filter.rule", "a rule of the recipe's policy, named in the detail"),
  FILTER_PUBLISHED(
      "filter.published", "a published rule of the policy's preset (Gopher, C4, FineWeb)"),
  FILTER_UNTAGGED("filter.untagged", "a tagger gave no usable answer"),
  FILTER_CONTAMINATED("filter.contaminated", "has a passage of an evaluation set"),
  FILTER_TIMEOUT("filter.timeout", "tagging took longer than its time limit"),
  FILTER_FAILED("filter.failed", "tagging failed"),

  SYNTH_NOT_SELECTED("synth.not_selected", "not chosen as a seed for generation"),
  SYNTH_BUDGET("synth.budget", "not generated: the budget of tokens or cost was spent"),
  SYNTH_FAILED("synth.failed", "the model endpoint gave no usable answer"),
  SYNTH_INCOMPLETE("synth.incomplete", "the answer was cut off, or its thinking not closed"),
  SYNTH_LANGUAGE("synth.language", "languages are mixed, or not the prompt's"),
  SYNTH_REPETITION(
      "synth.repetition", "the answer or its thinking runs in a loop or repeats itself"),
  SYNTH_SHORT("synth.short", "the answer or its thinking is empty or trivially short"),
  SYNTH_WRONG("synth.wrong", "the answer is not the seed's"),
  SYNTH_COPY("synth.copy", "more of the answer than allowed is copied from the seed"),
  SYNTH_CONTAMINATED("synth.contaminated", "prompt or answer has a passage of an evaluation set"),
  SYNTH_DUPLICATE_PROMPT(
      "synth.duplicate_prompt", "another seed with the same or nearly the same prompt was kept"),
  SYNTH_DUPLICATE_RESPONSE(
      "synth.duplicate_response", "another answer with the same or nearly the same text was kept"),
  SYNTH_SURPLUS("synth.surplus", "the prompt has as many answers as allowed that differ more"),

  CURATE_INVALID_ROW(
      "curate.invalid_row", "a row that is no problem: it does not parse or lacks a field"),
  CURATE_CONTAMINATED("curate.contaminated", "the problem has a passage of an evaluation set"),
  CURATE_MULTIPLE_CHOICE("curate.multiple_choice", "the problem has options to choose from"),
  CURATE_PROOF("curate.proof", "the problem asks for a proof"),
  CURATE_PICTURE("curate.picture", "the problem needs a picture"),
  CURATE_NO_ANSWER("curate.no_answer", "the problem has neither an answer nor tests"),
  CURATE_UNCHECKABLE("curate.uncheckable", "no rule can compare an answer with the problem's"),
  CURATE_GOLDEN_FAILS("curate.golden_fails", "the problem's own solution fails its tests"),
  CURATE_UNSOLVED("curate.unsolved", "no strong model solved the problem"),
  CURATE_EASY("curate.easy", "the base model solves the problem too often"),
  CURATE_DUPLICATE("curate.duplicate", "an earlier problem that was kept says the same"),

  MIXTURE_EXCLUDED("mixture.excluded", "excluded from every stage by the recipe"),
  MIXTURE_NOT_SAMPLED("mixture.not_sampled", "not drawn for any stage"),
  MIXTURE_TIMEOUT("mixture.timeout", "tokenizing took longer than its time limit"),
  MIXTURE_FAILED("mixture.failed", "the text could not be tokenized");

  private static final Map<String, Reason> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

  private final String code;
  private final String meaning;

  Reason(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The stable code, {@code stage.reason}. */
  public String code() {
    return code;
  }

  /** One line for people, as it stands in reports. */
  public String meaning() {
    return meaning;
  }

  /** The stage that gives this reason, as in {@code ingest}. */
  public String stage() {
    return name().substring(0, name().indexOf('_')).toLowerCase(Locale.ROOT);
  }

  public static Optional<Reason> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
