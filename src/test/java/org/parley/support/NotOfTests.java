package org.parley.support;

import java.io.IOException;
import java.util.Set;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps what tests declare for their own contexts out of a whole house that is started beside the tests' classes. */
public final class NotOfTests extends TypeExcludeFilter {

    private final Set<String> taken;

    private NotOfTests(Set<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /**
     * Before a context is refreshed.
     *
     * @param taken names of the classes of the tests that it shall have all the same
     */
    public static void in(ConfigurableApplicationContext context, String... taken) {
        context.getBeanFactory().registerSingleton("notOfTests", new NotOfTests(Set.of(taken)));
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
        return reader.getResource().getURI().toString().contains("/test-classes/")
                && !taken.contains(reader.getClassMetadata().getClassName());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotOfTests that && taken.equals(that.taken);
    }

    @Override
    public int hashCode() {
        return taken.hashCode();
    }
}
