package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface IncidentRepository extends Repository<Incident, UUID> {

    Incident saveAndFlush(Incident incident);

    Optional<Incident> findById(UUID id);

    List<Incident> findByPlanOrderByReportedAtDescIdDesc(UUID plan);

    List<Incident> findByNegotiationAndStateOrderByReportedAtAscIdAsc(UUID negotiation, IncidentState state);
}
