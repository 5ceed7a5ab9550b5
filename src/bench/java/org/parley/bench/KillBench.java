package org.parley.bench;

import java.nio.file.Path;
import org.parley.kill.Trial;

/**
 * Database and application killed under fifty voting clients, {@code -Dbench.kills} times each (20); then the control, which loses what it
 * accepted and must be found out. {@code KillTests} is the short form.
 */
final class KillBench {

    private static final int KILLS = Integer.getInteger("bench.kills", 20);

    private KillBench() {}

    static void run() throws Exception {
        try (Trial trial = new Trial(Path.of("target", "parley-bench-kill"))) {
            Trial.Outcome outcome = trial.durable(KILLS, KILLS);
            Report.say(
                    "  database killed %d times, application %d times under %d clients: %d ballots accepted, asked again %d times,"
                            + " %d entries, %d checkpoints seen outside",
                    KILLS,
                    KILLS,
                    Trial.CLIENTS,
                    outcome.accepted(),
                    outcome.askedAgain(),
                    outcome.entries(),
                    outcome.checkpoints());
            outcome.problems().forEach(problem -> Report.say("  %s", problem));
            Report.goal(
                    "nothing lost, nothing doubled, no gap, one tree, no alarm",
                    outcome.problems().isEmpty());
            Trial.Loss loss = trial.careless();
            Report.say(
                    "  control, log not written at each commit: %d accepted, %d of them lost; signed %d entries, left %d",
                    loss.accepted(), loss.lost(), loss.signed(), loss.entries());
            loss.problems().forEach(problem -> Report.say("  found: %s", problem));
            Report.goal(
                    "the control is found out, and the signer refuses",
                    loss.lost() > 0 && loss.refusal().contains("record.error.alarm"));
        }
    }
}
