package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.record.evidence.VerifierTests.assertNamed;

import org.junit.jupiter.api.Test;
import org.parley.procedure.Choice;

/** The manners of taking a vote, as somebody who was not there checks them. */
class MannerTests {

    @Test
    void refusesAMannerThatItDoesNotKnow() {
        Ledger ledger = new Ledger(31, 3);
        ledger.vote("A").by("BY_ACCLAMATION", "BY_ACCLAMATION").prepare().open();
        assertNamed(bundle(ledger), Check.ROUNDS, "no manner of taking a vote: BY_ACCLAMATION");
    }

    @Test
    void namesARoundThatOpensInAnotherMannerThanWasPrepared() {
        Ledger ledger = new Ledger(32, 3);
        ledger.vote("A").by("LIVE", null).prepare().open();
        assertNamed(bundle(ledger), Check.ROUNDS, "was prepared to be taken LIVE, but opened SIMULTANEOUS");
    }

    @Test
    void namesAStrawPollThatIsProclaimedAsAnAdoption() {
        assertThat(poll(false).holds()).isTrue();
        assertThat(poll(false).rounds().getFirst().indicative()).isTrue();
        Ledger ledger = new Ledger(33, 3);
        straw(ledger, true);
        assertNamed(bundle(ledger), Check.OUTCOMES, "proclaims adoption, but the ballots of a straw poll give ADOPTED");
    }

    private static Report poll(boolean adopted) {
        Ledger ledger = new Ledger(33, 3);
        straw(ledger, adopted);
        return Verifier.verify(bundle(ledger), Verifier.Options.NONE);
    }

    private static void straw(Ledger ledger, boolean adopted) {
        Ledger.Vote vote = ledger.vote("A");
        vote.indicative = true;
        vote.prepare()
                .open()
                .cast(0, Choice.YES)
                .cast(1, Choice.YES)
                .close()
                .reveal()
                .proclaim(adopted);
    }

    private static MemoryBundle bundle(Ledger ledger) {
        return ledger.checkpoint().bundle();
    }
}
