package org.parley.support;

import java.time.Clock;
import org.flywaydb.core.api.callback.Callback;
import org.parley.delegation.RuleSetNames;
import org.parley.shell.ShellBeans;
import org.parley.shell.database.OneServer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * What the shell hands to every module, without its doors and screens. Nothing runs by the clock here: the whole house of the other
 * tests watches over the same database. Modulith drops beans whose type another module declares, so that these are interfaces.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableMethodSecurity
class ShellForAModule {

    @Bean
    Clock clock() {
        return ShellBeans.clock();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return ShellBeans.passwordEncoder();
    }

    @Bean
    TransactionManagerCustomizer<AbstractPlatformTransactionManager> refusalsMayBeCaught() {
        return ShellBeans.refusalsMayBeCaught();
    }

    /** For the modules that are tested without voting, which has them. */
    @Bean
    @Fallback
    RuleSetNames rules() {
        return ShellBeans.rules();
    }

    @Bean
    Callback grants(JdbcConnectionDetails application, FlywayConnectionDetails migration) {
        return OneServer.grants(application, migration);
    }
}
