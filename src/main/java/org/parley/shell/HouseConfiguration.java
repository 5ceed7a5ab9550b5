package org.parley.shell;

import java.time.Clock;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** What every module is given: the clock, and how passwords are kept. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HouseConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Argon2id with 16 MiB, two passes (OWASP's second recommended setting). */
    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /**
     * A refusal inside a transaction that is caught there ends nothing: whoever began the transaction decides. A guide may so answer
     * "not for this person" where a query throws; what is not caught still undoes the whole.
     */
    @Bean
    TransactionManagerCustomizer<AbstractPlatformTransactionManager> refusalsMayBeCaught() {
        return manager -> manager.setGlobalRollbackOnParticipationFailure(false);
    }
}
