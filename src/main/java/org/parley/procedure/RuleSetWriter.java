package org.parley.procedure;

import org.parley.kernel.Json;

/** Writes a rule set in the form in which it is stored and hashed; what is at its default is left out. */
final class RuleSetWriter {

    private RuleSetWriter() {}

    static Json write(RuleSet rules) {
        Json.Builder out = Json.object()
                .put("id", rules.id())
                .put("name", rules.name())
                .put("base", rules.base().name());
        Majority majority = rules.majority();
        if (majority != null) {
            out.put("threshold", majority(majority));
        }
        if (!rules.seconds().isEmpty()) {
            out.put(
                    "second",
                    Json.array(rules.seconds().stream()
                            .map(RuleSetWriter::majority)
                            .toList()));
        }
        Quorum quorum = rules.quorum();
        if (quorum != null) {
            Threshold opening = quorum.opening();
            out.put(
                    "quorum",
                    threshold(Json.object().put("of", "ENTITLED"), quorum.threshold())
                            .put("counted", quorum.counted().name())
                            .putPresent(
                                    "opening",
                                    opening == null
                                            ? null
                                            : threshold(Json.object(), opening).build())
                            .build());
        }
        if (!rules.consents().isEmpty()) {
            out.put(
                    "consents",
                    Json.array(rules.consents().stream()
                            .map(RuleSetWriter::consent)
                            .toList()));
        }
        Objections objections = rules.objections();
        if (objections != null) {
            out.put(
                    "objections",
                    Json.object()
                            .put("at_most", objections.atMost())
                            .putPresent("except", objections.except())
                            .build());
        }
        Integer blocking = rules.blocking();
        if (blocking != null) {
            out.put("blocking", Json.object().put("at_least_members", blocking).build());
        }
        out.put("tie", rules.tie().name());
        if (!rules.special().isEmpty()) {
            Json.Builder special = Json.object();
            rules.special().forEach(special::put);
            out.put("special", special.build());
        }
        return out.build();
    }

    private static Json majority(Majority majority) {
        Json.Builder out = Json.object();
        if (!(majority.of() instanceof Measure.States)) {
            out.put("of", majority.of().text());
        }
        return threshold(out, majority.threshold()).build();
    }

    private static Json.Builder threshold(Json.Builder out, Threshold threshold) {
        String key = threshold.comparison() == Threshold.Comparison.AT_LEAST ? "at_least" : "more_than";
        return switch (threshold.amount()) {
            case Count count -> out.put(key, count.value());
            case Fraction share -> out.put(key, share.text());
        };
    }

    private static Json consent(Consent consent) {
        return consent.affirmative()
                ? Json.object()
                        .put("who", consent.who())
                        .put("affirmative", true)
                        .build()
                : Json.of(consent.who());
    }
}
