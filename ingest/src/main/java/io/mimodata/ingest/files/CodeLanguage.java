package io.mimodata.ingest.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The programming language of a file, by its name. */
final class CodeLanguage {
  /** A language a line: its name, a colon, its endings, and names of whole files. */
  private static final String TABLE =
      """
      ada: .adb .ads
      assembly: .asm .s
      awk: .awk
      batch: .bat .cmd
      c: .c .h
      clojure: .clj .cljs .cljc .edn
      cmake: .cmake cmakelists.txt
      cobol: .cob .cbl
      cpp: .cc .cpp .cxx .c++ .hh .hpp .hxx .inl .ipp
      csharp: .cs
      css: .css .scss .sass .less
      cuda: .cu .cuh
      d: .d
      dart: .dart
      dockerfile: dockerfile
      elixir: .ex .exs
      elm: .elm
      erlang: .erl .hrl
      fortran: .f .for .f77 .f90 .f95 .f03 .f08
      fsharp: .fs .fsi .fsx
      glsl: .glsl .vert .frag
      go: .go
      gradle: .gradle
      graphql: .graphql .gql
      groovy: .groovy
      haskell: .hs .lhs
      hcl: .tf .hcl
      html: .html .htm .xhtml .vue .svelte
      idris: .idr
      java: .java
      javascript: .js .jsx .mjs .cjs
      json: .json .jsonl
      julia: .jl
      jupyter: .ipynb
      kotlin: .kt .kts
      lean: .lean
      lisp: .lisp .lsp .cl .el
      lua: .lua
      make: makefile gnumakefile .mk
      matlab: .m
      nim: .nim
      nix: .nix
      ocaml: .ml .mli
      pascal: .pas .pp
      perl: .pl .pm
      php: .php
      powershell: .ps1 .psm1
      prolog: .pro
      protobuf: .proto
      python: .py .pyi .pyx
      r: .r
      racket: .rkt
      ruby: .rb .rake gemfile rakefile
      rust: .rs
      scala: .scala .sc .sbt
      scheme: .scm .ss
      shell: .sh .bash .zsh .ksh .fish
      smalltalk: .st
      sql: .sql
      starlark: .bzl .bazel
      swift: .swift
      systemverilog: .sv .svh
      tcl: .tcl
      thrift: .thrift
      toml: .toml
      typescript: .ts .tsx
      verilog: .v .vh
      vhdl: .vhd .vhdl
      xml: .xml .xsd .xsl
      yaml: .yaml .yml
      zig: .zig
      """;

  private static final Map<String, String> LANGUAGES = parse(TABLE);

  private CodeLanguage() {}

  /** Returns the language of a file; empty for prose and for what is not known. */
  static Optional<String> ofFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return Optional.ofNullable(LANGUAGES.get(name))
        .or(() -> Optional.ofNullable(dot < 0 ? null : LANGUAGES.get(name.substring(dot))));
  }

  private static Map<String, String> parse(String table) {
    Map<String, String> languages = new HashMap<>();
    for (String line : table.lines().toList()) {
      int colon = line.indexOf(": ");
      for (String nameOrEnding : line.substring(colon + 2).split(" ", -1)) {
        languages.put(nameOrEnding, line.substring(0, colon));
      }
    }
    return languages;
  }
}
