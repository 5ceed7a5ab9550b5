package org.parley.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ArticleRepository extends Repository<Article, UUID> {

    Article save(Article article);

    Article saveAndFlush(Article article);

    Optional<Article> findById(UUID id);

    List<Article> findByPlanIn(Collection<UUID> plans);
}
