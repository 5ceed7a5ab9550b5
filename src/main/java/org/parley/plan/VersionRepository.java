package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VersionRepository extends Repository<Version, UUID> {

    String ROW = "select new org.parley.plan.VersionRow("
            + "version.id, version.plan, version.number, version.at, version.by, version.round, version.amendments) "
            + "from Version version where version.plan = :plan ";

    Version saveAndFlush(Version version);

    @Query(ROW + "order by version.number desc")
    List<VersionRow> rows(UUID plan);

    @Query(ROW + "and version.number = :number")
    Optional<VersionRow> row(UUID plan, int number);

    @Query(ROW + "and version.at <= :moment order by version.number desc")
    List<VersionRow> rowsUntil(UUID plan, Instant moment, Limit limit);

    @Query("select version.text from Version version where version.id = :id")
    String text(UUID id);
}
