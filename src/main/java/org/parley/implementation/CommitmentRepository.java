package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CommitmentRepository extends Repository<Commitment, UUID> {

    Commitment save(Commitment commitment);

    Commitment saveAndFlush(Commitment commitment);

    Optional<Commitment> findById(UUID id);

    List<Commitment> findByPlanOrderByEnteredAtAscIdAsc(UUID plan);

    List<Commitment> findByNegotiationAndBackingAndBackedFalse(UUID negotiation, UUID backing);

    List<Commitment> findByNegotiationAndDelegationAndState(UUID negotiation, UUID delegation, CommitmentState state);
}
