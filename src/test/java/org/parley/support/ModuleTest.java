package org.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.parley.shell.database.OneServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the module in whose package it stands, started with the modules that it may know and no others, on the server of the other
 * tests. Vaadin stays out: a second context of it in one JVM takes the first one's sign-ins away. It is closed when the class is done.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        verifyAutomatically = false)
@ActiveProfiles("test")
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.autoconfigure.exclude=com.vaadin.flow.spring.SpringBootAutoConfiguration,"
                    + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
        })
@ContextConfiguration(initializers = OneServer.class)
@Import({ShellForAModule.class, OneHash.class})
@DirtiesContext
@Tag("module")
public @interface ModuleTest {

    /** Modules that it does not know, but that answer an interface of the kernel for it. */
    @AliasFor(annotation = ApplicationModuleTest.class)
    String[] extraIncludes() default {};
}
