package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/** What commitments add up to, against one that asks each delegation and article anew. */
class CommitmentSheetTests {

    private static final List<DelegationId> TABLE = List.of(delegation(1), delegation(2), delegation(3), delegation(4));
    private static final List<ProvisionId> ARTICLES = List.of(article(1), article(2), article(3));

    /** The fourth only looks on. */
    private static final Set<DelegationId> SIGNING = Set.copyOf(TABLE.subList(0, 3));

    private static DelegationId delegation(int number) {
        return new DelegationId(new UUID(1, number));
    }

    private static ProvisionId article(int number) {
        return new ProvisionId(new UUID(2, number));
    }

    private static CommitmentView owed(
            DelegationId by,
            Set<DelegationId> to,
            Set<Instrument> means,
            @Nullable DelegationId backing,
            boolean backed,
            @Nullable ProvisionId article,
            CommitmentState state) {
        return new CommitmentView(
                new CommitmentId(UUID.randomUUID()),
                new NegotiationId(new UUID(0, 1)),
                new PlanId(new UUID(0, 2)),
                article(9),
                article,
                article == null ? null : "1",
                by,
                new CommitmentTerms("Personnel.", to, means, backing),
                backed,
                state,
                null,
                "A facilitator",
                Instant.EPOCH,
                0);
    }

    private static List<CommitmentView> some(int count, long seed) {
        Random random = new Random(seed);
        List<CommitmentView> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DelegationId by = TABLE.get(random.nextInt(TABLE.size()));
            Set<DelegationId> to = new HashSet<>();
            TABLE.stream()
                    .filter(each -> !each.equals(by) && random.nextInt(3) == 0)
                    .forEach(to::add);
            Set<Instrument> means = new HashSet<>();
            means.add(Instrument.values()[random.nextInt(4)]);
            means.add(Instrument.values()[random.nextInt(4)]);
            DelegationId backing = TABLE.get(random.nextInt(TABLE.size()));
            some.add(owed(
                    by,
                    to,
                    means,
                    backing.equals(by) ? null : backing,
                    random.nextBoolean(),
                    random.nextInt(5) == 0 ? null : ARTICLES.get(random.nextInt(ARTICLES.size())),
                    CommitmentState.values()[random.nextInt(3)]));
        }
        return some;
    }

    @Property(seed = "7", tries = 200)
    void addsUpToWhatEachDelegationCounts(@ForAll @IntRange(max = 40) int count, @ForAll long seed) {
        List<CommitmentView> all = some(count, seed);
        CommitmentSheet sheet = CommitmentSheet.of(all, TABLE, SIGNING);
        List<CommitmentView> standing = all.stream()
                .filter(each -> each.state() != CommitmentState.WITHDRAWN && each.article() != null)
                .toList();
        assertThat(sheet.counted()).isEqualTo(standing.size());
        for (DelegationId who : TABLE) {
            int gives = 0;
            int gets = 0;
            int backs = 0;
            for (ProvisionId article : ARTICLES) {
                CommitmentSheet.Tally tally = sheet.at(who, article);
                assertThat(tally.gives()).isEqualTo((int) standing.stream()
                        .filter(each -> article.equals(each.article())
                                && each.delegation().equals(who))
                        .count());
                assertThat(tally.gets()).isEqualTo((int) standing.stream()
                        .filter(each -> article.equals(each.article()) && gets(each, who))
                        .count());
                gives += tally.gives();
                gets += tally.gets();
                backs += tally.backs();
            }
            assertThat(sheet.whole()).containsEntry(who, new CommitmentSheet.Tally(gives, gets, backs));
        }
        for (Instrument means : Instrument.values()) {
            assertThat(sheet.mix()).containsEntry(means, (int) standing.stream()
                    .filter(each -> each.terms().instruments().contains(means))
                    .count());
        }
    }

    private static boolean gets(CommitmentView each, DelegationId who) {
        if (each.delegation().equals(who)) {
            return false;
        }
        return each.beneficiaries().isEmpty()
                ? SIGNING.contains(who)
                : each.beneficiaries().contains(who);
    }

    @Test
    void countsBackingOnceItIsGiven() {
        CommitmentView asked = owed(
                TABLE.get(0),
                Set.of(TABLE.get(1)),
                Set.of(Instrument.LEGAL),
                TABLE.get(2),
                false,
                ARTICLES.get(0),
                CommitmentState.GIVEN);
        CommitmentView given = owed(
                TABLE.get(0),
                Set.of(TABLE.get(1)),
                Set.of(Instrument.LEGAL),
                TABLE.get(2),
                true,
                ARTICLES.get(1),
                CommitmentState.GIVEN);
        CommitmentSheet sheet = CommitmentSheet.of(List.of(asked, given), TABLE, SIGNING);
        assertThat(sheet.at(TABLE.get(2), ARTICLES.get(0)).any()).isFalse();
        assertThat(sheet.at(TABLE.get(2), ARTICLES.get(1)).backs()).isEqualTo(1);
    }
}
