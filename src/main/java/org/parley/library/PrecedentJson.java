package org.parley.library;

import org.parley.kernel.Json;

/** A case as the record keeps it. */
final class PrecedentJson {

    private PrecedentJson() {}

    static Json.Obj of(PrecedentText text) {
        return Json.object()
                .put("name", text.name())
                .put("conflict", text.conflict())
                .put("parties", text.parties())
                .put("began", text.began().iso())
                .put("concluded", text.concluded().iso())
                .put(
                        "instruments",
                        Json.strings(text.instruments().stream()
                                .map(Instrument::toString)
                                .toList()))
                .put("terms", text.terms())
                .put(
                        "outcomes",
                        Json.strings(
                                text.outcomes().stream().map(Outcome::toString).toList()))
                .put("lesson", text.lesson())
                .put(
                        "sources",
                        Json.strings(
                                text.sources().stream().map(Source::toString).toList()))
                .build();
    }
}
