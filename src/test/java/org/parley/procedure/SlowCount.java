package org.parley.procedure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.kernel.Json;

/**
 * The rules once more, written from the text of the rules of procedure as a clerk would follow it with the rule set as a sheet of paper
 * and a heap of ballots on the table. It reads the stored form itself and shares neither values nor thinking with the evaluator.
 */
final class SlowCount {

    private final Json.Obj sheet;
    private final List<Elector> all;
    private final List<Elector> yes = new ArrayList<>();
    private final List<Elector> no = new ArrayList<>();
    private final List<Elector> abstaining = new ArrayList<>();
    private final List<Elector> onlySitting = new ArrayList<>();

    private SlowCount(Json sheet, Electorate electorate, Map<UUID, Choice> ballots) {
        this.sheet = sheet.asObject();
        all = electorate.electors();
        for (Elector each : all) {
            Choice choice = ballots.get(each.delegation());
            if (choice == Choice.YES) yes.add(each);
            if (choice == Choice.NO) no.add(each);
            if (choice == Choice.ABSTAIN) abstaining.add(each);
            if (choice == null && each.present()) onlySitting.add(each);
        }
    }

    static Outcome.Verdict verdict(Json sheet, Electorate electorate, Map<UUID, Choice> ballots) {
        return Outcome.Verdict.valueOf(new SlowCount(sheet, electorate, ballots).read());
    }

    private String read() {
        if (sheet.has("quorum") && !quorum(sheet.object("quorum"))) return "NO_QUORUM";
        boolean carried =
                !sheet.has("threshold") || majority(sheet.get("threshold").asObject());
        boolean besides = true;
        if (sheet.has("second")) {
            Json second = sheet.get("second");
            List<Json> seconds = second instanceof Json.Arr list ? list.items() : List.of(second);
            for (Json each : seconds) if (!majority(each.asObject())) besides = false;
        }
        // A qualified majority is deemed attained where the minority that keeps it away has too few members (TEU 16(4))
        if (sheet.has("blocking") && (!carried || !besides)) {
            List<Elector> minority = new ArrayList<>(base());
            minority.removeAll(yes);
            if (minority.size() < sheet.object("blocking").number("at_least_members") && minority.size() < yes.size()) {
                carried = true;
                besides = true;
            }
        }
        if (sheet.has("consents")) {
            for (Json each : sheet.array("consents").items()) if (!consents(each)) besides = false;
        }
        if (sheet.has("objections")) {
            Json.Obj objections = sheet.object("objections");
            List<Elector> objecting = new ArrayList<>(no);
            if (objections.has("except")) objecting.removeAll(those(objections.text("except")));
            if (objecting.size() > objections.number("at_most")) besides = false;
        }
        if (carried && besides) return "ADOPTED";
        if (besides && equallyDivided(sheet.get("threshold").asObject())) {
            String tie = sheet.findText("tie").orElse("REJECTED");
            if (tie.equals("SECOND_VOTE")) return "SECOND_VOTE";
            if (tie.equals("CHAIR")) return "CHAIR_DECIDES";
        }
        return "REJECTED";
    }

    private boolean quorum(Json.Obj asked) {
        Set<Elector> taking = new HashSet<>(yes);
        taking.addAll(no);
        taking.addAll(abstaining);
        if (!asked.findText("counted").orElse("PRESENT").equals("CAST")) taking.addAll(onlySitting);
        return reaches(asked, voices("STATES", taking), voices("STATES", all));
    }

    private List<Elector> base() {
        List<Elector> base = new ArrayList<>(yes);
        base.addAll(no);
        switch (sheet.findText("base").orElse("PRESENT_AND_VOTING")) {
            case "PRESENT_AND_VOTING" -> {}
            case "CAST" -> base.addAll(abstaining);
            case "PRESENT" -> {
                base.addAll(abstaining);
                base.addAll(onlySitting);
            }
            default -> {
                return all;
            }
        }
        return base;
    }

    private boolean majority(Json.Obj asked) {
        String of = asked.findText("of").orElse("STATES");
        return reaches(asked, voices(of, yes), voices(of, base()));
    }

    private boolean consents(Json asked) {
        boolean mustSayYes = asked instanceof Json.Obj full && full.has("affirmative") && full.bool("affirmative");
        List<Elector> asking = those(asked instanceof Json.Obj full ? full.text("who") : asked.asText());
        if (asking.isEmpty()) return false;
        for (Elector each : asking) {
            if (no.contains(each)) return false;
            if (mustSayYes && !yes.contains(each)) return false;
        }
        return true;
    }

    private List<Elector> those(String who) {
        List<Elector> found = new ArrayList<>();
        for (Elector each : all) {
            if (each.kind().equals(who)
                    || each.name().equals(who)
                    || each.blocs().contains(who)) found.add(each);
        }
        return found;
    }

    /** As many for as against, and a line that must be passed lies exactly there, so that one voice more would have carried it. */
    private boolean equallyDivided(Json.Obj asked) {
        if (!asked.has("more_than") || !(asked.get("more_than") instanceof Json.Str(String share))) return false;
        String of = asked.findText("of").orElse("STATES");
        BigInteger forIt = voices(of, yes);
        String[] parts = share.split("/");
        boolean onTheLine = forIt.multiply(new BigInteger(parts[1]))
                .equals(voices(of, base()).multiply(new BigInteger(parts[0])));
        return forIt.signum() > 0 && forIt.equals(voices(of, no)) && onTheLine;
    }

    private static BigInteger voices(String of, Iterable<Elector> electors) {
        BigInteger sum = BigInteger.ZERO;
        for (Elector each : electors) {
            if (of.equals("STATES")) sum = sum.add(BigInteger.ONE);
            if (of.equals("WEIGHT")) sum = sum.add(BigInteger.valueOf(each.weight()));
            if (of.startsWith("BLOC ") && each.blocs().contains(of.substring(5))) sum = sum.add(BigInteger.ONE);
        }
        return sum;
    }

    /** Nothing is never enough; a share is reached when every voice, cut into as many pieces as the share has, covers its pieces. */
    private static boolean reaches(Json.Obj asked, BigInteger value, BigInteger base) {
        if (value.signum() == 0) return false;
        boolean passing = asked.has("more_than");
        Json amount = asked.get(passing ? "more_than" : "at_least");
        int compared;
        if (amount instanceof Json.Str(String share)) {
            String[] parts = share.split("/");
            compared = value.multiply(new BigInteger(parts[1])).compareTo(base.multiply(new BigInteger(parts[0])));
        } else {
            compared = value.compareTo(BigInteger.valueOf(amount.asNumber()));
        }
        return passing ? compared > 0 : compared >= 0;
    }
}
