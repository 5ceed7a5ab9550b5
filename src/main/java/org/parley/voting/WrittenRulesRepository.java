package org.parley.voting;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WrittenRulesRepository extends Repository<WrittenRules, UUID> {

    WrittenRules saveAndFlush(WrittenRules rules);

    List<WrittenRules> findByNegotiationOrderByName(UUID negotiation);

    Optional<WrittenRules> findByNegotiationAndName(UUID negotiation, String name);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select rules from WrittenRules rules where rules.negotiation = :negotiation and rules.name = :name")
    Optional<WrittenRules> lock(UUID negotiation, String name);
}
