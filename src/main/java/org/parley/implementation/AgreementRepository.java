package org.parley.implementation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AgreementRepository extends Repository<Agreement, UUID> {

    Agreement saveAndFlush(Agreement agreement);

    Optional<Agreement> findById(UUID id);

    Optional<Agreement> findByPlan(UUID plan);
}
