import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the compiled verifier into its jar: {@code java Pack.java JAR MAIN CLASSES RESOURCES SOME}. Everything that only compilers, debuggers and
 * reflection read is left out (generic signatures, annotations, names of parameters, lists of nested classes), because the jar goes into
 * every bundle and through every mail. What the code does is untouched: instructions are copied, and the tests run the result.
 */
final class Pack {

    /** The earliest that a zip can say: the same sources make the same jar. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Pack() {}

    /** @param arguments the jar to write, the class to start, the folder of classes, that of resources, and what is taken of those */
    public static void main(String... arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path classes = Path.of(arguments[2]);
        ClassFile format = format(classes);
        SequencedMap<String, byte[]> files = new TreeMap<>();
        for (Path file : files(classes)) {
            String name = name(classes, file);
            if (name.endsWith(".class") && !name.endsWith("package-info.class")) {
                files.put(name, slim(format, Files.readAllBytes(file)));
            }
        }
        for (Path file : files(Path.of(arguments[4]))) {
            files.put(name(Path.of(arguments[3]), file), Files.readAllBytes(file));
        }
        Files.createDirectories(jar.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: %s\n\n".formatted(arguments[1]).getBytes(UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(zip, file.getKey(), file.getValue());
            }
        }
        // What is compiled next time is all that is packed then: a class that has gone from the sources does not stay in the jar
        for (Path file : files(classes)) {
            Files.delete(file);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The constants are written anew, so that those of what is left out go too; for that one class must know another's kin. */
    private static ClassFile format(Path classes) {
        ClassHierarchyResolver here = ClassHierarchyResolver.ofResourceParsing(type -> {
            Path file = classes.resolve(type.descriptorString().substring(1).replace(";", ".class"));
            try {
                return Files.exists(file) ? Files.newInputStream(file) : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(here.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        // Known beforehand, the lengths stand before the content and need no line after it
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setCrc(sum.getValue());
        entry.setSize(bytes.length);
        entry.setCompressedSize(packed(bytes));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The bytes that the same compression makes of it when it comes to the jar. */
    private static int packed(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            return deflater.deflate(new byte[bytes.length + 64]);
        }
    }

    private static byte[] slim(ClassFile format, byte[] bytes) {
        ClassTransform whole = (to, element) -> {
            switch (element) {
                case MethodModel method -> to.transformMethod(method, (into, part) -> {
                    if (!idle(part)) {
                        into.with(part);
                    }
                });
                case FieldModel field -> to.transformField(field, (into, part) -> {
                    if (!idle(part)) {
                        into.with(part);
                    }
                });
                default -> {
                    if (!idle(element)) {
                        to.with(element);
                    }
                }
            }
        };
        return format.transformClass(format.parse(bytes), whole);
    }

    /** What a running program never asks for. */
    private static boolean idle(Object part) {
        return part instanceof SignatureAttribute
                || part instanceof RuntimeVisibleAnnotationsAttribute
                || part instanceof RuntimeVisibleTypeAnnotationsAttribute
                || part instanceof MethodParametersAttribute
                || part instanceof ExceptionsAttribute
                || part instanceof InnerClassesAttribute
                || part instanceof RecordAttribute;
    }
}
