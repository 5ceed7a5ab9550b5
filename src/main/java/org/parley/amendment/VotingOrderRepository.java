package org.parley.amendment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface VotingOrderRepository extends Repository<VotingOrder, UUID> {

    VotingOrder saveAndFlush(VotingOrder order);

    Optional<VotingOrder> findByPlan(UUID plan);
}
