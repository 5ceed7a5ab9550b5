package org.parley.sitting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SpeechRepository extends Repository<Speech, UUID> {

    Speech save(Speech speech);

    Optional<Speech> findById(UUID id);

    List<Speech> findBySittingOrderByPlaceAscRequestedAtAsc(UUID sitting);

    List<Speech> findByRoundAndQueueAndState(UUID round, Queue queue, SpeechState state);
}
