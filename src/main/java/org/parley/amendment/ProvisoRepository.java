package org.parley.amendment;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProvisoRepository extends Repository<Proviso, UUID> {

    String STATED = "proviso.status = org.parley.amendment.ProvisoStatus.STATED";

    Proviso saveAndFlush(Proviso proviso);

    /** What an amendment still depends on. */
    @Query("select proviso from Proviso proviso where proviso.amendment = :amendment and " + STATED
            + " order by proviso.statedAt, proviso.id")
    List<Proviso> stated(UUID amendment);

    /** All that is undecided in a negotiation. */
    @Query("select proviso from Proviso proviso where proviso.negotiation = :negotiation and " + STATED
            + " order by proviso.statedAt, proviso.id")
    List<Proviso> open(UUID negotiation);

    /** What was ever said on an amendment: what it depended on, and what depended on it. */
    @Query("select proviso from Proviso proviso where proviso.amendment = :amendment or proviso.requires = :amendment"
            + " order by proviso.statedAt, proviso.id")
    List<Proviso> about(UUID amendment);
}
