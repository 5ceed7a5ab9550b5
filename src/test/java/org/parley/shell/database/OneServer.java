package org.parley.shell.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.api.callback.Callback;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The server that all contexts of a JVM share: its folder is locked for one at a time, and starting it takes longer than starting a
 * module. Each context is told where it is as an operator would tell it of a server of their own.
 */
public final class OneServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<Path, EmbeddedMariaDb> SERVERS = new ConcurrentHashMap<>();

    /** Gives the application's account its rights, for a context that scans one module only. */
    public static Callback grants(JdbcConnectionDetails application, FlywayConnectionDetails migration) {
        return new ApplicationGrants(application, migration);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedMariaDb server = server(context.getEnvironment());
        context.getBeanFactory().registerSingleton("embeddedMariaDb", server);
        TestPropertyValues.of(
                        "spring.datasource.url=" + server.url(),
                        "spring.datasource.username=" + EmbeddedMariaDb.APPLICATION_ACCOUNT,
                        "spring.datasource.password=" + server.applicationPassword(),
                        "spring.flyway.url=" + server.url(),
                        "spring.flyway.user=" + EmbeddedMariaDb.MIGRATION_ACCOUNT,
                        "spring.flyway.password=" + server.migrationPassword())
                .applyTo(context);
    }

    private static EmbeddedMariaDb server(Environment environment) {
        return SERVERS.computeIfAbsent(
                Path.of(environment.getRequiredProperty("parley.home")).toAbsolutePath(), home -> {
                    EmbeddedMariaDb started = new EmbeddedMariaDb(
                            home,
                            environment.getProperty("parley.embedded.version"),
                            List.of(environment.getProperty(
                                    "parley.embedded.arguments", String[].class, new String[0])));
                    // These run when all contexts are closed: a pool would wait for a server that is gone
                    SpringApplication.getShutdownHandlers().add(started::close);
                    return started;
                });
    }
}
