package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.text.Change;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;

class AmendmentLifeTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final NegotiationId NEGOTIATION = new NegotiationId(new UUID(1, 1));
    private static final PlanId PLAN = new PlanId(new UUID(1, 2));
    private static final ProvisionId ARTICLE = new ProvisionId(new UUID(1, 3));
    private static final DelegationId NORTHLAND = new DelegationId(new UUID(2, 1));
    private static final DelegationId SOUTHLAND = new DelegationId(new UUID(2, 2));
    private static final DelegationId EASTLAND = new DelegationId(new UUID(2, 3));
    private static final DelegationId WESTLAND = new DelegationId(new UUID(2, 4));
    private static final UUID ROUND = new UUID(3, 1);
    private static final AmendmentId OTHER = new AmendmentId(new UUID(4, 1));
    private static final List<Change> TWENTY = changes("within 30 days", "within 20 days");
    private static final List<Change> TEN = changes("within 30 days", "within 10 days");

    /** Where an amendment of Northland, co-sponsored by Southland if it was ever filed, can stand. */
    private enum State {
        DRAFT(amendment -> {}),
        SEEKING(amendment -> file(amendment, 2)),
        PROPOSED(amendment -> file(amendment, 1)),
        WITHDRAWN(amendment -> {
            file(amendment, 1);
            amendment.withdraw("", NOW);
        }),
        PUT_AWAY(amendment -> amendment.withdraw("", NOW)),
        ADOPTED(amendment -> {
            file(amendment, 1);
            amendment.adopt(2, ROUND, NOW);
        }),
        REJECTED(amendment -> {
            file(amendment, 1);
            amendment.reject(ROUND, NOW);
        }),
        OBSOLETE(amendment -> {
            file(amendment, 1);
            amendment.fall(Remark.of(Remark.Kind.FALLEN), NOW);
        });

        private final Consumer<Amendment> way;

        State(Consumer<Amendment> way) {
            this.way = way;
        }

        Amendment reach() {
            Amendment amendment = draft();
            way.accept(amendment);
            return amendment;
        }

        private static void file(Amendment amendment, int needed) {
            amendment.file(7, needed, NOW);
            amendment.coSponsor(SOUTHLAND, needed, NOW);
        }
    }

    /** What can be done to an amendment, and where it stands then. */
    private enum Step {
        WRITE(State.DRAFT) {
            @Override
            void take(Amendment amendment) {
                amendment.write("Another title", "Another reason.", TEN, LATER);
            }
        },
        FILE(State.DRAFT) {
            @Override
            void take(Amendment amendment) {
                amendment.file(8, 0, LATER);
            }
        },
        CO_SPONSOR(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.coSponsor(EASTLAND, 2, LATER);
            }
        },
        WITHDRAW(State.DRAFT, State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.withdraw("We have met half-way.", LATER);
            }
        },
        TAKE_OVER(State.WITHDRAWN) {
            @Override
            void take(Amendment amendment) {
                amendment.takeOver(EASTLAND, 1, LATER);
            }
        },
        CARRY(State.DRAFT, State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.carry(2, null, TEN, Remark.of(Remark.Kind.CARRIED_CHANGED), LATER);
            }
        },
        AMEND(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.amend(TEN, OTHER, ROUND, LATER);
            }
        },
        ADOPT(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.adopt(2, ROUND, LATER);
            }
        },
        REJECT(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.reject(ROUND, LATER);
            }
        },
        FALL(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                amendment.fall(Remark.of(Remark.Kind.FALLEN).version(2), LATER);
            }
        },
        BE_AMENDED_BY_A_SUB_AMENDMENT(State.SEEKING, State.PROPOSED) {
            @Override
            void take(Amendment amendment) {
                Amendment.under(amendment, WESTLAND, LATER);
            }
        };

        private final Set<State> from;

        Step(State... from) {
            this.from = EnumSet.noneOf(State.class);
            Collections.addAll(this.from, from);
        }

        abstract void take(Amendment amendment);
    }

    static Stream<Arguments> every(boolean allowed) {
        return Arrays.stream(State.values())
                .flatMap(state -> Arrays.stream(Step.values())
                        .filter(step -> step.from.contains(state) == allowed)
                        .map(step -> Arguments.of(state, step)));
    }

    static Stream<Arguments> allowed() {
        return every(true);
    }

    static Stream<Arguments> refused() {
        return every(false);
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @MethodSource("allowed")
    void takesTheStepsOfItsState(State state, Step step) {
        assertThatCode(() -> step.take(state.reach())).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @MethodSource("refused")
    void refusesEveryOtherStepAndStaysAsItWas(State state, Step step) {
        Amendment amendment = state.reach();
        AmendmentView before = amendment.view();
        refuses(() -> step.take(amendment), "amendment.error.state");
        assertThat(amendment.view()).isEqualTo(before);
    }

    @Test
    void beginsAsADraftWithoutNumberWordsOrChanges() {
        AmendmentView draft = new Amendment(NEGOTIATION, PLAN, 3, ARTICLE, NORTHLAND, NOW).view();
        assertThat(draft.status()).isEqualTo(AmendmentStatus.DRAFT);
        assertThat(draft.number()).isZero();
        assertThat(draft.version()).isEqualTo(3);
        assertThat(draft.changes()).isEmpty();
        assertThat(draft.coSponsors()).isEmpty();
        assertThat(draft.filed()).isFalse();
        assertThat(draft.remark()).isNull();
    }

    @Test
    void keepsWhatWasWrittenLast() {
        Amendment draft = draft();
        draft.write("Ten days", "It is urgent.", TEN, LATER);
        assertThat(draft.title()).isEqualTo("Ten days");
        assertThat(draft.reason()).isEqualTo("It is urgent.");
        assertThat(draft.changes()).isEqualTo(TEN);
        assertThat(draft.view().changedAt()).isEqualTo(LATER);
    }

    @Test
    void refusesMoreChangesThanAnyoneCouldRead() {
        List<Change> most = Collections.nCopies(TextRules.CHANGES, TEN.getFirst());
        Amendment draft = draft();
        draft.write("", "", most, LATER);
        List<Change> more = Collections.nCopies(TextRules.CHANGES + 1, TEN.getFirst());
        refuses(() -> draft.write("", "", more, LATER), "text.error.too-many-changes");
        assertThat(draft.changes()).hasSize(TextRules.CHANGES);
    }

    @Test
    void isFiledOnlyWithChangesAndAReason() {
        Amendment draft = draft();
        draft.write("A title", "For good reasons.", List.of(), NOW);
        refuses(() -> draft.file(7, 0, LATER), "amendment.error.changes-nothing");
        draft.write("A title", " \n ", TWENTY, NOW);
        refuses(() -> draft.file(7, 0, LATER), "amendment.error.no-reason");
        assertThat(draft.number()).isZero();
        assertThat(draft.filed()).isFalse();
    }

    @Test
    void isProposedAtOnceWhereNobodyElseIsNeeded() {
        Amendment amendment = draft();
        amendment.file(7, 0, LATER);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(amendment.number()).isEqualTo(7);
        assertThat(amendment.view().filedAt()).isEqualTo(LATER);
    }

    @Test
    void isProposedWithTheLastCoSponsorItNeeds() {
        Amendment amendment = draft();
        amendment.file(7, 2, NOW);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.SEEKING);
        amendment.coSponsor(SOUTHLAND, 2, NOW);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.SEEKING);
        amendment.coSponsor(EASTLAND, 2, LATER);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(amendment.coSponsors()).containsExactly(SOUTHLAND, EASTLAND);
    }

    @Test
    void staysProposedWhenTheRuleAsksForMoreAfterwards() {
        Amendment amendment = State.PROPOSED.reach();
        amendment.coSponsor(EASTLAND, 9, LATER);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void isCoSponsoredOnceByEachAndNeverByItsOwnDelegation() {
        Amendment amendment = State.SEEKING.reach();
        refuses(() -> amendment.coSponsor(NORTHLAND, 2, LATER), "amendment.error.own-co-sponsor");
        refuses(() -> amendment.coSponsor(SOUTHLAND, 2, LATER), "amendment.error.already-co-sponsor");
        assertThat(amendment.coSponsors()).containsExactly(SOUTHLAND);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.SEEKING);
    }

    @Test
    void saysWhyItWasWithdrawn() {
        Amendment amendment = State.PROPOSED.reach();
        amendment.withdraw("We have met half-way.", LATER);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.WITHDRAWN);
        assertThat(amendment.view().remark().kind()).isEqualTo(Remark.Kind.WITHDRAWN);
        assertThat(amendment.view().remark().words()).isEqualTo("We have met half-way.");
    }

    @Test
    void isTakenOverByAnotherDelegationThatIsThenNoCoSponsor() {
        Amendment amendment = State.WITHDRAWN.reach();
        refuses(() -> amendment.takeOver(NORTHLAND, 1, LATER), "amendment.error.own-take-over");
        amendment.takeOver(SOUTHLAND, 1, LATER);
        AmendmentView taken = amendment.view();
        assertThat(taken.delegation()).isEqualTo(SOUTHLAND);
        assertThat(taken.first()).isEqualTo(NORTHLAND);
        assertThat(taken.coSponsors()).isEmpty();
        assertThat(taken.status()).as("its co-sponsor has become its owner").isEqualTo(AmendmentStatus.SEEKING);
        assertThat(taken.number()).isEqualTo(7);
        assertThat(taken.remark().kind()).isEqualTo(Remark.Kind.TAKEN_OVER);
    }

    @Test
    void remembersItsFirstProposerWhoeverTakesItOver() {
        Amendment amendment = State.WITHDRAWN.reach();
        amendment.takeOver(SOUTHLAND, 0, NOW);
        amendment.withdraw("", NOW);
        amendment.takeOver(EASTLAND, 0, NOW);
        amendment.withdraw("", NOW);
        amendment.takeOver(NORTHLAND, 0, LATER);
        assertThat(amendment.view().first()).isEqualTo(NORTHLAND);
        assertThat(amendment.delegation()).isEqualTo(NORTHLAND);
    }

    @Test
    void saysOnANewVersionWhatItWasGiven() {
        Amendment amendment = State.PROPOSED.reach();
        amendment.carry(2, null, TEN, Remark.of(Remark.Kind.CARRIED_CHANGED).version(2), LATER);
        assertThat(amendment.version()).isEqualTo(2);
        assertThat(amendment.changes()).isEqualTo(TEN);
        assertThat(amendment.parentChanges()).isEmpty();
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(amendment.view().remark().kind()).isEqualTo(Remark.Kind.CARRIED_CHANGED);
    }

    @Test
    void namesTheVersionAndTheRoundThatDecidedIt() {
        Amendment adopted = State.PROPOSED.reach();
        adopted.adopt(2, ROUND, LATER);
        assertThat(adopted.status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(adopted.view().remark())
                .isEqualTo(Remark.of(Remark.Kind.ADOPTED).version(2).round(ROUND));

        Amendment rejected = State.PROPOSED.reach();
        rejected.reject(ROUND, LATER);
        assertThat(rejected.status()).isEqualTo(AmendmentStatus.REJECTED);
        assertThat(rejected.view().remark())
                .isEqualTo(Remark.of(Remark.Kind.REJECTED).round(ROUND));

        Amendment fallen = State.SEEKING.reach();
        Remark why = Remark.of(Remark.Kind.PARENT_GONE).other(OTHER).round(ROUND);
        fallen.fall(why, LATER);
        assertThat(fallen.status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(fallen.view().remark()).isEqualTo(why);
    }

    @Test
    void readsOtherwiseOnceASubAmendmentToItWasAdopted() {
        Amendment amendment = State.PROPOSED.reach();
        Amendment sub = Amendment.under(amendment, SOUTHLAND, NOW);
        assertThat(sub.parent()).isEqualTo(amendment.id());
        assertThat(sub.parentChanges()).isEqualTo(TWENTY);
        assertThat(sub.standsOn(amendment)).isTrue();

        amendment.amend(TEN, sub.id(), ROUND, LATER);
        assertThat(amendment.changes()).isEqualTo(TEN);
        assertThat(amendment.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(sub.standsOn(amendment)).isFalse();
        sub.carry(amendment.version(), TEN, List.of(), Remark.of(Remark.Kind.CARRIED), LATER);
        assertThat(sub.standsOn(amendment)).isTrue();
    }

    @Test
    void isAmendedToTheSecondDegreeAndNoFurther() {
        Amendment sub = Amendment.under(State.PROPOSED.reach(), SOUTHLAND, NOW);
        sub.write("A sub", "It is clearer.", TEN, NOW);
        sub.file(8, 0, NOW);
        refuses(() -> Amendment.under(sub, EASTLAND, NOW), "amendment.error.third-degree");
    }

    private static Amendment draft() {
        Amendment draft = new Amendment(NEGOTIATION, PLAN, 1, ARTICLE, NORTHLAND, NOW);
        draft.write("A title", "For good reasons.", TWENTY, NOW);
        return draft;
    }

    private static List<Change> changes(String before, String after) {
        return List.of(new Change.ReplaceWords(new ProvisionId(new UUID(1, 4)), before, after));
    }

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed).isInstanceOf(RuleViolation.class).hasMessage(key);
    }
}
