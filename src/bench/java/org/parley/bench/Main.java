package org.parley.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.procedure.choice.ChoiceBench;

/** Runs the bench that is named: {@code ./mvnw -q -Pbench test -Dbench=ballots}. */
public final class Main {

    private interface Bench {

        void run() throws Exception;
    }

    private static final Map<String, Bench> BENCHES = new LinkedHashMap<>();

    static {
        BENCHES.put("ballots", BallotBench::run);
        BENCHES.put("burst", BurstBench::run);
        BENCHES.put("kill", KillBench::run);
        BENCHES.put("screens", ScreenBench::run);
        BENCHES.put("assembly", AssemblyBench::run);
        BENCHES.put("push", PushBench::run);
        BENCHES.put("plan", PlanBench::run);
        BENCHES.put("record", RecordBench::run);
        BENCHES.put("verify", VerifyBench::run);
        BENCHES.put("choice", () -> ChoiceBench.run(line -> Report.say("%s", line)));
        BENCHES.put("moment", MomentBench::run);
        BENCHES.put("text", TextBench::run);
        BENCHES.put("sequence", SequenceBench::run);
        BENCHES.put("start", StartBench::run);
    }

    private Main() {}

    public static void main(String[] names) throws Exception {
        if (names.length == 0 || !BENCHES.keySet().containsAll(java.util.List.of(names))) {
            Report.say("Which one? -Dbench= %s", String.join(" | ", BENCHES.keySet()));
            System.exit(names.length == 0 ? 0 : 1);
        }
        var machine = ManagementFactory.getOperatingSystemMXBean();
        Report.say(
                "%d cores, load %.1f at the start, Java %s",
                machine.getAvailableProcessors(), machine.getSystemLoadAverage(), Runtime.version());
        for (String name : names) {
            Report.say("%n== %s", name);
            BENCHES.get(name).run();
        }
        System.exit(0);
    }
}
