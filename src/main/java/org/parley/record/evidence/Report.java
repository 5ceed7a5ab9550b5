package org.parley.record.evidence;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.VerifierKey;

/**
 * What the verifier found.
 *
 * @param head the newest checkpoint; null where there is none that can be read
 * @param keys the keys in the bundle
 * @param trusted whether the observer named the keys; otherwise they are what the bundle says of itself
 * @param findings one for each check, in order
 * @param rounds what was recomputed
 */
public record Report(
        @Nullable Checkpoint head,
        List<VerifierKey> keys,
        boolean trusted,
        List<Finding> findings,
        List<RoundResult> rounds) {

    public Report {
        keys = List.copyOf(keys);
        findings = List.copyOf(findings);
        rounds = List.copyOf(rounds);
    }

    /**
     * What came of one check.
     *
     * @param result whether it holds; not reached where an earlier failure left nothing to check
     * @param words what was checked, in one plain line
     * @param problems the first that were found, each a sentence
     * @param count how many were found
     */
    public record Finding(Check check, Result result, String words, List<String> problems, long count) {

        /** How a check ends. */
        public enum Result {
            HOLDS,
            FAILS,
            NOT_REACHED
        }

        public Finding {
            problems = List.copyOf(problems);
        }
    }

    /** Whether everything was checked and everything holds. */
    public boolean holds() {
        return findings.stream().allMatch(finding -> finding.result() == Finding.Result.HOLDS);
    }

    public Finding finding(Check check) {
        return findings.stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    /** One plain line for each check, and the problems under it. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            String mark = switch (finding.result()) {
                case HOLDS -> "ok   ";
                case FAILS -> "FAIL ";
                case NOT_REACHED -> "-    ";
            };
            out.append(String.format(
                    Locale.ROOT, "%s%-10s  %s\n", mark, finding.check().word(), finding.words()));
            finding.problems()
                    .forEach(problem -> out.append("       ").append(problem).append('\n'));
            if (finding.count() > finding.problems().size()) {
                out.append("       and ")
                        .append(finding.count() - finding.problems().size())
                        .append(" more\n");
            }
        }
        if (head != null) {
            out.append("\nrecord  ").append(head.origin()).append('\n');
            out.append("size    ").append(head.size()).append('\n');
            out.append("root    ").append(head.root().base64()).append('\n');
        }
        keys.forEach(key -> out.append("key     ").append(key).append('\n'));
        if (!trusted && !keys.isEmpty()) {
            out.append(
                    "The keys are those the bundle brought. Compare them with what the house has published, or name them with --key.\n");
        }
        out.append(holds() ? "\nEverything holds.\n" : "\nThis bundle does not hold.\n");
        return out.toString();
    }

    /** The same for machines. */
    public Json json() {
        Json.Builder json = Json.object().put("holds", holds()).put("keysTrusted", trusted);
        if (head != null) {
            json.put("origin", head.origin())
                    .put("size", head.size())
                    .put("root", head.root().base64());
        }
        return json.put(
                        "keys",
                        Json.strings(keys.stream().map(VerifierKey::toString).toList()))
                .put("checks", findings.stream().map(Report::json).toList())
                .put("rounds", rounds.stream().map(RoundResult::json).toList())
                .build();
    }

    private static Json json(Finding finding) {
        return Json.object()
                .put("check", finding.check().word())
                .put("result", finding.result().name())
                .put("words", finding.words())
                .put("problems", Json.strings(finding.problems()))
                .put("count", finding.count())
                .build();
    }
}
