package org.parley.deliberation;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.kernel.Intentions;
import org.springframework.stereotype.Component;

/** Tells those who cast a ballot what their head has signed off. */
@Component
class SignedOff implements Intentions {

    private final PreparationQueries preparations;
    private final Clock clock;

    SignedOff(PreparationQueries preparations, Clock clock) {
        this.preparations = preparations;
        this.clock = clock;
    }

    @Override
    public Optional<Intention> inRound(UUID round) {
        return preparations.inRound(round).map(found -> {
            Preparing.SignOff signOff = Objects.requireNonNull(found.signOff());
            return new Intention(
                    signOff.answer().word(),
                    signOff.name(),
                    signOff.at(),
                    Preparing.outdated(found.instruction(), signOff, clock.instant()));
        });
    }
}
