package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two thirds of a count are decided in whole numbers: no instruction of the rules knows a number with a point. */
class ExactnessTests {

    private static final Pattern FLOATING = Pattern.compile(
            "[DF](LOAD|STORE|ADD|SUB|MUL|DIV|REM|NEG|CONST|CMP|RETURN|ALOAD|ASTORE).*|[DF]2[A-Z]|[IL]2[DF]");

    @Test
    void noInstructionOfTheRulesIsOfFloatingPoint() throws IOException, URISyntaxException {
        Path folder = Path.of(Evaluator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        TreeSet<String> found = new TreeSet<>();
        int methods = 0;
        try (Stream<Path> files = Files.list(folder.resolve("org/parley/procedure"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                for (MethodModel method : model.methods()) {
                    methods++;
                    found.addAll(floating(model, method));
                }
            }
        }
        assertThat(methods).isGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static List<String> floating(ClassModel model, MethodModel method) {
        String name = model.thisClass().asInternalName() + "." + method.methodName();
        Stream<String> instructions = method.code().stream()
                .flatMap(code -> code.elementStream())
                .flatMap(element -> element instanceof Instruction instruction
                        ? Stream.of(instruction.opcode().name())
                        : Stream.empty())
                .filter(opcode -> FLOATING.matcher(opcode).matches())
                .map(opcode -> name + " " + opcode);
        Stream<String> signature = Stream.of(method.methodType().stringValue())
                .filter(type -> type.replaceAll("L[^;]*;", "").matches(".*[DF].*"))
                .map(type -> name + type);
        return Stream.concat(instructions, signature).toList();
    }
}
