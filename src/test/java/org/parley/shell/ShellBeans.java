package org.parley.shell;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.RuleSetNames;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** What the shell hands to every module, for tests that start without the shell. */
public final class ShellBeans {

    private static final HouseConfiguration HOUSE = new HouseConfiguration();

    private ShellBeans() {}

    public static Clock clock() {
        return HOUSE.clock();
    }

    public static PasswordEncoder passwordEncoder() {
        return HOUSE.passwordEncoder();
    }

    public static TransactionManagerCustomizer<AbstractPlatformTransactionManager> refusalsMayBeCaught() {
        return HOUSE.refusalsMayBeCaught();
    }

    public static RuleSetNames rules() {
        return new RuleSetNames() {
            @Override
            public List<String> names() {
                return Presets.all().stream().map(RuleSet::id).toList();
            }

            @Override
            public Map<String, String> written(NegotiationId negotiation) {
                return Map.of();
            }
        };
    }
}
