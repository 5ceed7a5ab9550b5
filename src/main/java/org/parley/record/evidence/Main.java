package org.parley.record.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.kernel.Json;
import org.parley.record.verify.EntryReader;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.VerifierKey;

/** {@code java -jar parley-verify.jar}: one plain line for each check; exit 0 only if everything holds, 1 if not, 2 if it was not asked well. */
public final class Main {

    private static final int HOLDS = 0;
    private static final int FAILS = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            Checks a Parley evidence bundle, or a receipt by itself.

              java -jar parley-verify.jar BUNDLE.zip        (or the directory it was unpacked to)
              java -jar parley-verify.jar RECEIPT.tlog-proof --key KEY

              --key KEY           a key of the record that you trust, as the house has published it; may be repeated
              --checkpoint FILE   a checkpoint that you saw earlier: the record must have grown from it
              --receipt FILE      a receipt that you were handed: its entry must be in the bundle
              --json              the report for machines

            Exit code: 0 everything holds, 1 something does not, 2 the question was not understood.
            """;

    private final List<VerifierKey> keys = new ArrayList<>();
    private final List<SignedCheckpoint> checkpoints = new ArrayList<>();
    private final List<LogProof> receipts = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private boolean json;
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** The same without leaving the machine. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Main main = new Main();
        try {
            main.read(arguments);
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
        if (main.help || main.files.size() != 1) {
            (main.help ? out : err).print(USAGE);
            return main.help ? HOLDS : MISUSED;
        }
        Path file = main.files.getFirst();
        try {
            return file.toString().endsWith(".tlog-proof") ? main.receipt(file, out) : main.bundle(file, out);
        } catch (IOException e) {
            err.println(file + " cannot be read: " + e.getMessage());
            return MISUSED;
        }
    }

    private void read(List<String> arguments) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                case "--key" -> keys.add(VerifierKey.parse(value(arguments, ++i)));
                case "--checkpoint" ->
                    checkpoints.add(SignedCheckpoint.parse(Files.readAllBytes(Path.of(value(arguments, ++i)))));
                case "--receipt" -> receipts.add(LogProof.parse(Files.readAllBytes(Path.of(value(arguments, ++i)))));
                default -> {
                    if (argument.startsWith("--")) {
                        throw new IllegalArgumentException("what is " + argument + "?");
                    }
                    files.add(Path.of(argument));
                }
            }
        }
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(arguments.getLast() + " of what?");
        }
        return arguments.get(at);
    }

    private int bundle(Path file, PrintStream out) throws IOException {
        Report report;
        try (BundleSource source = BundleSource.open(file)) {
            report =
                    Verifier.verify(source, Verifier.Options.NONE.trusting(keys).having(checkpoints, receipts));
        }
        out.print(json ? report.json().pretty() : report.text());
        return report.holds() ? HOLDS : FAILS;
    }

    private int receipt(Path file, PrintStream out) throws IOException {
        String problem = null;
        Json.Builder answer = Json.object();
        try {
            LogProof proof = LogProof.parse(Files.readAllBytes(file));
            byte[] entry = proof.extra();
            if (entry == null) {
                throw new IllegalArgumentException("the receipt does not carry its entry");
            }
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("name the key of the record with --key");
            }
            proof.verify(entry, keys);
            new EntryReader().read(entry, 0, entry.length);
            answer.put("origin", proof.checkpoint().checkpoint().origin())
                    .put("size", proof.checkpoint().checkpoint().size())
                    .put("index", proof.index())
                    .put("entry", Json.parse(entry));
        } catch (IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
        }
        boolean holds = problem == null;
        Json.Obj found =
                answer.put("holds", holds).putPresent("problem", problem).build();
        if (json) {
            out.print(found.pretty());
        } else if (holds) {
            out.printf(
                    Locale.ROOT,
                    "ok   entry %d is in the record %s of %d entries%n",
                    found.number("index"),
                    found.text("origin"),
                    found.number("size"));
            out.print(found.object("entry").pretty());
        } else {
            out.println("FAIL " + problem);
        }
        return holds ? HOLDS : FAILS;
    }
}
