package org.parley.amendment;

import org.parley.delegation.NegotiationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers amendments and packages in the order in which they are put before everybody, without gaps: a number given is held until the
 * commit.
 */
@Component
class Numbers {

    private final JdbcClient client;

    Numbers(JdbcClient client) {
        this.client = client;
    }

    int next(NegotiationId negotiation) {
        return next("amendment_number", negotiation);
    }

    int nextPackage(NegotiationId negotiation) {
        return next("amendment_package_number", negotiation);
    }

    private int next(String counter, NegotiationId negotiation) {
        client.sql("INSERT INTO " + counter + " (negotiation, last) VALUES (?, 1) "
                        + "ON DUPLICATE KEY UPDATE last = last + 1")
                .param(negotiation.value().toString())
                .update();
        return client.sql("SELECT last FROM " + counter + " WHERE negotiation = ?")
                .param(negotiation.value().toString())
                .query(Integer.class)
                .single();
    }
}
