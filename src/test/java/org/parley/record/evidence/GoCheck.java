package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The program in {@code src/test/go}, built and run; whoever asks for it where there is no Go is skipped, and says so. */
public final class GoCheck {

    private static final Path SOURCES = Path.of("/usr/share/gocode");
    private static final Path PROGRAM = Path.of("src/test/go/main.go").toAbsolutePath();

    private final Path folder;
    private final Path program;

    /**
     * What it said.
     *
     * @param code 0 only if all holds
     */
    public record Run(int code, String out) {}

    private GoCheck(Path folder) {
        this.folder = folder;
        program = folder.resolve("check");
    }

    /** Builds it in this folder. */
    public static GoCheck in(Path folder) throws IOException, InterruptedException {
        boolean there = Files.isDirectory(SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog"))
                && Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "go")));
        assumeTrue(there, "SKIPPED: no Go with golang-golang-x-mod-dev, so the record was not checked by others' code");
        GoCheck check = new GoCheck(folder);
        Run build = check.run(List.of("go", "build", "-o", check.program.toString(), PROGRAM.toString()));
        assertThat(build.out).isEmpty();
        assertThat(build.code).isZero();
        return check;
    }

    /** Checks a bundle after unpacking it under this name. */
    public Run check(BundleSource bundle, String name) throws IOException, InterruptedException {
        Path directory = folder.resolve(name);
        for (String file : bundle.names()) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bundle.read(file, 1 << 28));
        }
        return run(List.of(program.toString(), directory.toString()));
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        // The packages lie where the distribution puts them; nothing is fetched
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", SOURCES.toString());
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOCACHE", folder.resolve("cache").toString());
        Path out = folder.resolve("out.txt");
        Process process = builder.redirectOutput(out.toFile()).start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out));
    }
}
