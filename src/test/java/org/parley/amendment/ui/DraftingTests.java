package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentTexts;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DraftText;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.plan.VersionView;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** Two people in one draft: what each writes is joined, and no word of either is lost. */
class DraftingTests {

    private static final ProvisionId ARTICLE = ProvisionId.next();
    private static final ProvisionId FIRST = ProvisionId.next();
    private static final ProvisionId SECOND = ProvisionId.next();
    private static final String CEASE = "The Parties shall cease all hostilities within thirty days of the signature.";
    private static final String MAPS = "The line of contact is recorded on maps that the Parties exchange.";
    private static final PlanText BASE = text(CEASE, MAPS);

    /** The draft as the house keeps it, with the lock version that refuses what was made on an older state. */
    private static final class House {

        private DraftText kept = new DraftText("", "", BASE);
        private long version;

        AmendmentView view() {
            return new AmendmentView(
                    new AmendmentId(new UUID(0, 1)),
                    new NegotiationId(new UUID(0, 2)),
                    0,
                    new PlanId(new UUID(0, 3)),
                    ARTICLE,
                    null,
                    new DelegationId(new UUID(0, 4)),
                    null,
                    AmendmentStatus.DRAFT,
                    kept.title(),
                    kept.reason(),
                    1,
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    null,
                    null,
                    null,
                    version);
        }

        AmendmentTexts texts() {
            return new AmendmentTexts(version(), null, kept.edited());
        }

        Drafting open() {
            Drafting drafting = new Drafting(version(), BASE, ARTICLE, null);
            drafting.resume(view(), kept.edited());
            return drafting;
        }

        /** As the screen saves: again and again until nobody else was faster. */
        void save(Drafting drafting) {
            while (drafting.unsaved()) {
                if (drafting.kept().lockVersion() != version) {
                    drafting.join(view(), texts());
                } else {
                    DraftText what = drafting.toKeep();
                    kept = what;
                    version++;
                    drafting.kept(view(), what);
                }
            }
        }

        String words(ProvisionId id) {
            return kept.edited().find(id).orElseThrow().text();
        }
    }

    private static VersionView version() {
        return new VersionView(new PlanId(new UUID(0, 3)), 1, Instant.EPOCH, BASE, Numbering.of(BASE), Map.of());
    }

    private static PlanText text(String first, String second) {
        return new PlanText(List.of(new Provision(
                ARTICLE, "Ceasefire", "", List.of(Provision.of(FIRST, first), Provision.of(SECOND, second)))));
    }

    private static Provision article(Drafting on, ProvisionId id, String words) {
        Provision article = on.edited().find(ARTICLE).orElseThrow();
        return article.withChildren(article.children().stream()
                .map(child -> child.id().equals(id) ? child.withText(words) : child)
                .toList());
    }

    private static void type(Drafting drafting, ProvisionId id, String words) {
        drafting.write(article(drafting, id, words), drafting.show());
    }

    private static String words(Drafting drafting, ProvisionId id) {
        return drafting.edited().find(id).orElseThrow().text();
    }

    @Test
    void joinsWhatTwoWriteInDifferentProvisionsAndInDifferentWordsOfOne() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        type(one, FIRST, CEASE.replace("thirty", "twenty"));
        type(one, SECOND, MAPS.replace("exchange", "exchange forthwith"));
        type(other, FIRST, CEASE.replace("The Parties", "Both Parties"));
        house.save(one);
        house.save(other);
        assertThat(house.words(FIRST))
                .isEqualTo("Both Parties shall cease all hostilities within twenty days of the signature.");
        assertThat(house.words(SECOND)).contains("exchange forthwith");
        assertThat(other.contested()).isEmpty();
        one.join(house.view(), house.texts());
        assertThat(one.edited()).isEqualTo(house.kept.edited());
        assertThat(one.unsaved()).isFalse();
    }

    @Test
    void keepsBothTextsWhereTwoWroteAtTheSameWords() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        type(one, FIRST, CEASE.replace("thirty", "twenty"));
        type(other, FIRST, CEASE.replace("thirty", "forty"));
        type(other, SECOND, MAPS.replace("maps", "charts"));
        house.save(one);
        house.save(other);
        Drafting.Spot spot = new Drafting.Spot(Drafting.Part.TEXT, FIRST);
        assertThat(house.words(FIRST)).contains("twenty");
        assertThat(house.words(SECOND)).contains("charts");
        assertThat(words(other, FIRST)).contains("forty");
        assertThat(other.contested().keySet()).containsExactly(spot);
        assertThat(other.theirs(spot))
                .hasValueSatisfying(theirs -> assertThat(theirs).contains("twenty"));
        // both go on typing there: neither disturbs the other
        type(other, FIRST, CEASE.replace("thirty", "forty-five"));
        house.save(other);
        type(one, FIRST, CEASE.replace("thirty", "twenty-one"));
        house.save(one);
        other.join(house.view(), house.texts());
        assertThat(words(other, FIRST)).contains("forty-five");
        assertThat(other.theirs(spot))
                .hasValueSatisfying(theirs -> assertThat(theirs).contains("twenty-one"));
        other.choose(spot, true);
        house.save(other);
        assertThat(house.words(FIRST)).contains("forty-five");
        assertThat(other.contested()).isEmpty();
    }

    @Test
    void givesWayToTheKeptTextWhereThePersonChoosesIt() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        one.title("Sooner");
        type(one, FIRST, CEASE.replace("thirty", "twenty"));
        other.title("Later");
        type(other, FIRST, CEASE.replace("thirty", "forty"));
        house.save(one);
        house.save(other);
        assertThat(house.kept.title()).isEqualTo("Sooner");
        assertThat(other.title()).isEqualTo("Later");
        assertThat(other.contested()).hasSize(2);
        other.contested().keySet().forEach(spot -> other.choose(spot, false));
        house.save(other);
        assertThat(other.title()).isEqualTo("Sooner");
        assertThat(words(other, FIRST)).contains("twenty");
        assertThat(house.kept.title()).isEqualTo("Sooner");
    }

    @Test
    void takesWhatWasTypedOnAnOlderStateOfTheScreenAsMadeThere() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        int seen = one.show();
        Provision typed = article(one, SECOND, MAPS.replace("maps", "charts"));
        type(other, FIRST, CEASE.replace("thirty", "twenty"));
        house.save(other);
        one.join(house.view(), house.texts());
        one.show();
        one.write(typed, seen); // its first paragraph is the old one, which nobody typed again
        house.save(one);
        assertThat(house.words(FIRST)).contains("twenty");
        assertThat(house.words(SECOND)).contains("charts");
    }

    @Test
    void doesNotContestWithItselfWhatIsTypedOnWithoutAPause() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        int seen = one.show();
        Provision article = BASE.find(ARTICLE).orElseThrow();
        Provision second = article.children().get(1);
        for (String typed : List.of("forth", "forthw", "forthwith", "forthwith and")) {
            type(other, FIRST, words(other, FIRST) + " " + typed);
            house.save(other);
            one.join(house.view(), house.texts());
            one.show();
            one.write(
                    article.withChildren(List.of(
                            article.children().getFirst(),
                            second.withText(MAPS.replace("exchange", "exchange " + typed)))),
                    seen);
            house.save(one);
            other.join(house.view(), house.texts());
        }
        assertThat(one.contested()).isEmpty();
        assertThat(house.words(SECOND)).contains("exchange forthwith and.");
        assertThat(house.words(FIRST)).contains("forth forthw forthwith forthwith and");
    }

    @Test
    void keepsTheWordsOfAProvisionThatSomebodyElseDeletedOrDeletesMeanwhile() {
        House house = new House();
        Drafting one = house.open();
        Drafting other = house.open();
        Provision article = BASE.find(ARTICLE).orElseThrow();
        one.write(article.withChildren(List.of(article.children().getFirst())), one.show());
        type(other, SECOND, MAPS.replace("maps", "charts"));
        house.save(one);
        house.save(other);
        Drafting.Spot spot = new Drafting.Spot(Drafting.Part.TEXT, SECOND);
        assertThat(other.contested())
                .hasEntrySatisfying(spot, mine -> assertThat(mine).contains("charts"));
        assertThat(other.theirs(spot)).isEmpty();

        House second = new House();
        Drafting deletes = second.open();
        Drafting writes = second.open();
        type(writes, SECOND, MAPS.replace("maps", "charts"));
        second.save(writes);
        deletes.write(article.withChildren(List.of(article.children().getFirst())), deletes.show());
        second.save(deletes);
        assertThat(second.words(SECOND)).contains("charts");
    }

    /** Each inserts words of their own at random places, saves and hears of the other at random: in the end every word is somewhere. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void losesNoWordOfTwoTypists(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            House house = new House();
            List<Drafting> both = List.of(house.open(), house.open());
            List<List<String>> written = List.of(new ArrayList<>(), new ArrayList<>());
            for (int step = 0; step < 40; step++) {
                int who = random.nextInt(2);
                Drafting drafting = both.get(who);
                switch (random.nextInt(4)) {
                    case 0 -> house.save(drafting);
                    case 1 -> {
                        if (drafting.kept().lockVersion() != house.version) {
                            drafting.join(house.view(), house.texts());
                        }
                    }
                    default -> {
                        ProvisionId at = random.nextBoolean() ? FIRST : SECOND;
                        List<String> words =
                                new ArrayList<>(List.of(words(drafting, at).split(" ")));
                        String fresh = "w" + who + "x" + step;
                        words.add(random.nextInt(words.size() + 1), fresh);
                        written.get(who).add(fresh);
                        type(drafting, at, String.join(" ", words));
                    }
                }
            }
            for (int round = 0; round < 3; round++) {
                both.forEach(drafting -> {
                    house.save(drafting);
                    if (drafting.kept().lockVersion() != house.version) {
                        drafting.join(house.view(), house.texts());
                    }
                });
            }
            String kept = house.words(FIRST) + " " + house.words(SECOND);
            for (int who = 0; who < 2; who++) {
                String all = kept + " " + both.get(who).contested().values();
                assertThat(written.get(who))
                        .as("seed %s run %s", seed, run)
                        .allSatisfy(word -> assertThat(all).contains(word));
            }
        }
    }
}
