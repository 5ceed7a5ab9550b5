package org.parley.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OneTimeLinkRepository extends Repository<OneTimeLink, UUID> {

    OneTimeLink save(OneTimeLink link);

    Optional<OneTimeLink> findByTokenHash(byte[] hash);

    List<OneTimeLink> findByPersonIsNullAndUsedAtIsNull();

    void delete(OneTimeLink link);
}
