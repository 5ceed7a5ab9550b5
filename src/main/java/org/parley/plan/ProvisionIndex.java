package org.parley.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.text.ProvisionId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which plan a provision was ever seen: what was deleted is found too, so that its threads and entries keep their place. */
@Component
class ProvisionIndex {

    private static final int BATCH = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;

    ProvisionIndex(JdbcTemplate template, JdbcClient client) {
        this.template = template;
        this.client = client;
    }

    /** Notes where provisions are; those known already stay where they were. */
    void add(PlanId plan, Collection<ProvisionId> provisions) {
        template.batchUpdate(
                "INSERT INTO plan_provision (id, plan) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = id",
                provisions,
                BATCH,
                (statement, provision) -> {
                    statement.setString(1, provision.toString());
                    statement.setString(2, plan.value().toString());
                });
    }

    Optional<PlanId> find(ProvisionId provision) {
        return client.sql("SELECT plan FROM plan_provision WHERE id = ?")
                .param(provision.toString())
                .query((row, number) -> new PlanId(UUID.fromString(row.getString(1))))
                .optional();
    }

    /** Those of the provisions that another plan knows. */
    Set<ProvisionId> elsewhere(PlanId plan, Collection<ProvisionId> provisions) {
        Set<ProvisionId> found = new HashSet<>();
        List<ProvisionId> asked = new ArrayList<>(provisions);
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + BATCH)).stream()
                    .map(ProvisionId::toString)
                    .toList();
            found.addAll(client.sql("SELECT id FROM plan_provision WHERE id IN (:some) AND plan <> :plan")
                    .param("some", some)
                    .param("plan", plan.value().toString())
                    .query((row, number) -> ProvisionId.parse(row.getString(1)))
                    .list());
        }
        return found;
    }
}
