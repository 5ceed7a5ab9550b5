package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

class AmendmentPackageTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final DelegationId LEAD = new DelegationId(Ids.next());
    private static final DelegationId OTHER = new DelegationId(Ids.next());
    private static final AmendmentId OURS = new AmendmentId(Ids.next());
    private static final AmendmentId THEIRS = new AmendmentId(Ids.next());

    private final AmendmentPackage bound = composed(List.of(OURS, THEIRS));

    private static AmendmentPackage composed(List<AmendmentId> amendments) {
        return new AmendmentPackage(
                new NegotiationId(Ids.next()),
                1,
                LEAD,
                new PackageText("Both", "They belong together."),
                amendments,
                NOW);
    }

    @Test
    void bindsNobodyWhoHasNotAgreed() {
        assertThat(bound.binds(OURS, LEAD)).isFalse();
        bound.agree(LEAD, List.of(OURS), "form", NOW);
        assertThat(bound.binds(OURS, LEAD)).isTrue();
        assertThat(bound.binds(THEIRS, OTHER)).isFalse();
    }

    @Test
    void bindsAnAmendmentOnlyByTheWordOfWhoProposesItNow() {
        bound.agree(OTHER, List.of(THEIRS), "form", NOW);
        assertThat(bound.binds(THEIRS, OTHER)).isTrue();
        assertThat(bound.binds(THEIRS, LEAD)).isFalse();
    }

    @Test
    void keepsTheFormThatWasAgreedTo() {
        bound.agree(LEAD, List.of(OURS), "form", NOW);
        Bond.Agreement given = bound.bond(OURS).orElseThrow().agreement();
        assertThat(given).isEqualTo(new Bond.Agreement(LEAD, "form", NOW));
        bound.add(List.of(new AmendmentId(Ids.next())), NOW);
        assertThat(bound.bond(OURS).orElseThrow().agreement()).isEqualTo(given);
        assertThat(bound.amendments()).hasSize(3).startsWith(OURS, THEIRS);
    }

    @Test
    void refusesOneAmendmentTheSameTwiceAndTooMany() {
        refuses("package.error.too-few", () -> composed(List.of(OURS)));
        refuses("package.error.twice", () -> composed(List.of(OURS, OURS)));
        refuses(
                "package.error.too-many",
                () -> composed(Stream.generate(() -> new AmendmentId(Ids.next()))
                        .limit(AmendmentPackage.MOST + 1L)
                        .toList()));
        refuses("package.error.twice", () -> bound.add(List.of(THEIRS), NOW));
        refuses("package.error.not-in-it", () -> bound.take(List.of(new AmendmentId(Ids.next())), NOW));
        refuses("package.error.nothing-in-it", () -> bound.agree(OTHER, List.of(), "form", NOW));
    }

    @Test
    void refusesWordsThatNobodyCouldReadItBy() {
        refuses("package.error.title", () -> new PackageText("  ", ""));
    }

    @Test
    void changesNoMoreOnceItIsDecidedOrGivenUp() {
        bound.agree(LEAD, List.of(OURS), "form", NOW);
        AmendmentPackage decided = composed(List.of(OURS, THEIRS));
        decided.decide(PackageStatus.ADOPTED, UUID.randomUUID(), NOW);
        bound.dissolve(NOW);
        assertThat(bound.binds(OURS, LEAD)).isFalse();
        for (AmendmentPackage each : List.of(bound, decided)) {
            refuses("package.error.state", () -> each.add(List.of(new AmendmentId(Ids.next())), NOW));
            refuses("package.error.state", () -> each.agree(LEAD, List.of(OURS), "form", NOW));
            refuses("package.error.state", () -> each.take(List.of(OURS), NOW));
            refuses("package.error.state", () -> each.hand(OTHER));
            refuses("package.error.state", () -> each.dissolve(NOW));
            refuses("package.error.state", () -> each.decide(PackageStatus.REJECTED, UUID.randomUUID(), NOW));
        }
    }

    @Test
    void readsBackWhatItWrote() {
        List<Bond> bonds = List.of(
                new Bond(OURS, NOW, new Bond.Agreement(LEAD, "form", NOW.plusSeconds(1))), new Bond(THEIRS, NOW, null));
        assertThat(Bond.read(Bond.write(bonds))).isEqualTo(bonds);
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
