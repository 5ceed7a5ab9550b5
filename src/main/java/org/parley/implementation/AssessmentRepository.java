package org.parley.implementation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AssessmentRepository extends Repository<Assessment, UUID> {

    Assessment save(Assessment assessment);

    List<Assessment> findByAgreementOrderByAtAscIdAsc(UUID agreement);
}
