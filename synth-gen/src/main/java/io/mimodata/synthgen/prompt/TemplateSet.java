package io.mimodata.synthgen.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.synthgen.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The templates of a run: those that are built in, and those of a recipe's folder, which add to
 * them or replace them. Immutable, thread-safe.
 */
public final class TemplateSet implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final TemplateSet EMPTY = new TemplateSet(Map.of(), new Audiences(Map.of()));

  private final TreeMap<String, PromptTemplate> byId;
  private final Audiences audiences;

  private TemplateSet(Map<String, PromptTemplate> byId, Audiences audiences) {
    this.byId = new TreeMap<>(byId);
    this.audiences = audiences;
  }

  /** The templates that come with the program. */
  public static TemplateSet builtIn() {
    List<TemplateFile> files = new ArrayList<>();
    for (String name : resource("files.txt").split("\n", -1)) {
      if (!name.isEmpty()) {
        files.add(new TemplateFile(name, resource(name)));
      }
    }
    return EMPTY.with(files);
  }

  /**
   * Returns these templates with those of a folder. A template replaces the one of the same id,
   * whatever its version; of several versions in the folder the highest counts. The words for an
   * audience replace those of the same audience and language.
   *
   * @throws io.mimodata.document.UsageException with all that is wrong in the files, each with file
   *     and line
   */
  public TemplateSet with(List<TemplateFile> files) {
    TemplateProblems problems = new TemplateProblems();
    Audiences all = audiences;
    Map<String, TemplateParser.Parsed> byName = new TreeMap<>();
    Map<String, PromptTemplate> own = new TreeMap<>();
    for (TemplateFile file : files) {
      if (file.name().equals(TemplateFile.AUDIENCES)) {
        all = all.with(file, problems);
      } else if (!file.name().endsWith(TemplateFile.TEMPLATE)) {
        problems.add(
            file.name(),
            1,
            "a folder of templates has files named *%s and %s"
                .formatted(TemplateFile.TEMPLATE, TemplateFile.AUDIENCES));
      } else {
        TemplateParser.parse(file, problems)
            .ifPresent(
                parsed -> {
                  PromptTemplate template = parsed.template();
                  TemplateParser.Parsed other = byName.putIfAbsent(template.name(), parsed);
                  if (other != null) {
                    problems.add(
                        parsed.file(),
                        parsed.idLine(),
                        "%s is in %s, too".formatted(template.name(), other.file()));
                  }
                  own.merge(template.id(), template, (a, b) -> a.version() >= b.version() ? a : b);
                });
      }
    }
    for (TemplateParser.Parsed parsed : byName.values()) {
      requireAudiences(parsed, all, problems);
    }
    problems.throwIfAny();
    Map<String, PromptTemplate> merged = new TreeMap<>(byId);
    merged.putAll(own);
    return new TemplateSet(merged, all);
  }

  /** The templates of a strategy that are used unless a recipe names others, by id. */
  public List<PromptTemplate> of(Strategy strategy) {
    return byId.values().stream()
        .filter(template -> template.strategy() == strategy && template.weight() > 0)
        .toList();
  }

  public Optional<PromptTemplate> ofId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All templates, by id. */
  public List<PromptTemplate> all() {
    return List.copyOf(byId.values());
  }

  /** SHA-256 of all that prompts are made of, 64 hexadecimal digits: for the manifest. */
  public String hash() {
    List<byte[]> parts = new ArrayList<>();
    for (PromptTemplate template : byId.values()) {
      parts.add(
          part(
              template.name(),
              template.strategy().key(),
              template.audiences().toString(),
              Integer.toString(template.weight()),
              template.languages().toString()));
      new TreeMap<>(template.wordings())
          .forEach(
              (language, wording) -> parts.add(part(language, wording.system(), wording.user())));
    }
    audiences.words().forEach((key, words) -> parts.add(part(key, words)));
    return Sha256.hex(parts.toArray(byte[][]::new));
  }

  /** Two sets are equal if all prompts are made of the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TemplateSet set && set.hash().equals(hash());
  }

  @Override
  public int hashCode() {
    return hash().hashCode();
  }

  String audience(String id, String language) {
    return audiences.wording(id, language);
  }

  private static byte[] part(String... fields) {
    StringBuilder part = new StringBuilder();
    for (String field : fields) {
      part.append(field).append('\0');
    }
    return part.append('\1').toString().getBytes(UTF_8);
  }

  private static void requireAudiences(
      TemplateParser.Parsed parsed, Audiences audiences, TemplateProblems problems) {
    for (String audience : parsed.template().audiences()) {
      for (String language : parsed.template().languages()) {
        if (!audiences.has(audience, language)) {
          problems.add(
              parsed.file(),
              parsed.audiencesLine(),
              "%s has no line '%s.%s = ...'".formatted(TemplateFile.AUDIENCES, audience, language));
        }
      }
    }
  }

  private static String resource(String name) {
    try (InputStream in = TemplateSet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks the template file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The template file " + name + " can't be read", e);
    }
  }
}
