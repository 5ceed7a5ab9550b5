package org.parley.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AccessTokenRepository extends Repository<AccessToken, UUID> {

    AccessToken save(AccessToken token);

    Optional<AccessToken> findById(UUID id);

    Optional<AccessToken> findByTokenHash(byte[] hash);

    List<AccessToken> findByPersonOrderByMadeAtDescIdDesc(UUID person);
}
