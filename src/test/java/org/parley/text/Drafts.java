package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random texts in several scripts, and what a busy delegate does to them. Everything follows from a seed. */
public final class Drafts {

    private static final String[] WORDS = {
        "shall",
        "the",
        "Parties",
        "withdraw",
        "forces",
        "of",
        "30",
        "days",
        "a",
        "not",
        "café",
        "naïve",
        "Сторони",
        "виводять",
        "війська",
        "протягом",
        "п’ять",
        "الأطراف",
        "تسحب",
        "قواتها",
        "خلال",
        "ثلاثين",
        "يومًا",
        "双方",
        "应当",
        "撤出部队",
        "三十天内",
        "संघर्ष",
        "विराम",
        "x\u0323\u0307",
        "Z\u0301\u0302",
        "नमस्ते",
        "ภาษาไทย",
        "“quoted”",
        "(a)",
        "1.",
        "Article",
        "5*3",
        "under_score",
        "[Alternative",
        "A]",
        "A]:",
        "](x)",
        "<b>",
        "&amp;",
        "\\",
        "#",
        "-",
        "`code`",
        "10%",
    };
    private static final String[] EVENTS = {
        "Signature", "Entry into force", "Кінець воєнного стану", "رفع الأحكام العرفية"
    };
    private static final String[] MARKS = {" ", " ", " ", " ", " ", ", ", "; ", ": ", ". ", " – ", "\u00A0", "/"};

    /** The same texts at each run, so that a red build is the doing of what was changed; {@code -Dparley.seed} tries others. */
    private static final long FIRST = Long.getLong("parley.seed", 1_000_000);

    private Drafts() {}

    public static Arbitrary<Random> randomness() {
        AtomicLong next = new AtomicLong(FIRST);
        return Arbitraries.randomValue(ignored -> new Seeded(next.getAndIncrement()));
    }

    /** Says by which number it is made again. */
    private static final class Seeded extends Random {

        private static final long serialVersionUID = 1L;

        private final long number;

        Seeded(long number) {
            // Neighbouring seeds begin alike
            super(number * 0x9E3779B97F4A7C15L);
            this.number = number;
        }

        @Override
        public String toString() {
            return "-Dparley.seed=" + number;
        }
    }

    public static ProvisionId id(Random random) {
        return new ProvisionId(new UUID(random.nextLong(), random.nextLong()));
    }

    static String words(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(most + 1);
        for (int word = 0; word < count; word++) {
            if (word > 0) {
                text.append(MARKS[random.nextInt(MARKS.length)]);
            }
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return TextRules.treaty(text.toString());
    }

    static String heading(Random random) {
        return random.nextInt(3) == 0 ? "" : words(random, 4);
    }

    public static PlanText plan(Random random) {
        return new PlanText(provisions(random, 1, 5));
    }

    /** A plan so small that two amendments of it meet more often than not; some of its provisions cite others. */
    static PlanText small(Random random) {
        PlanText text = new PlanText(provisions(random, 2, 3));
        List<PlanText.Place> places = text.walk();
        if (places.size() < 2) {
            return new PlanText(List.of(provision(random, 2, 2), provision(random, 2, 3)));
        }
        if (random.nextInt(3) == 0) {
            Provision contested = places.get(random.nextInt(places.size())).provision();
            String bracket = Brackets.write(
                    new BracketId(new UUID(random.nextLong(), random.nextLong())),
                    List.of("within 30 days", "within " + random.nextInt(90) + " weeks at most"));
            text = Changes.made(
                    text,
                    List.of(new Change.ReplaceWords(
                            contested.id(), contested.text(), contested.text() + " " + bracket + " as agreed")));
        }
        ProvisionId citing = places.get(random.nextInt(places.size())).id();
        ProvisionId cited = places.get(random.nextInt(places.size())).id();
        String words = text.find(citing).orElseThrow().text();
        return Changes.made(
                text,
                List.of(new Change.ReplaceWords(citing, words, words + " see " + References.to(cited) + " above")));
    }

    /** What a delegation proposes: one edit, or a few. */
    static List<Change> amendment(Random random, PlanText base) {
        return Changes.between(base, edited(random, base, 1 + random.nextInt(random.nextBoolean() ? 1 : 4)));
    }

    /** What another delegation proposes that has, now and then, heard of the first: some of the same, with other identities. */
    static List<Change> rival(Random random, PlanText base, List<Change> first) {
        PlanText text = base;
        Map<ProvisionId, ProvisionId> names = new HashMap<>();
        int heard = random.nextInt(5);
        for (Change change : first) {
            if (heard == 0 || heard == 1 && random.nextBoolean()) {
                Change mine =
                        change instanceof Change.InsertProvision(ProvisionId parent, ProvisionId after, Provision fresh)
                                ? new Change.InsertProvision(
                                        names.getOrDefault(parent, parent),
                                        names.getOrDefault(after, after),
                                        fresh.children().isEmpty() && random.nextBoolean()
                                                ? new Provision(
                                                        again(random, fresh, names),
                                                        fresh.heading(),
                                                        fresh.text(),
                                                        List.of(),
                                                        fresh.conditions())
                                                : fresh)
                                : change;
                text = Changes.apply(text, List.of(mine)) instanceof Application.Applied(PlanText result)
                        ? result
                        : text;
            }
        }
        int more = heard == 0 ? random.nextInt(2) : 1 + random.nextInt(3);
        return Changes.between(base, edited(random, text, more));
    }

    private static ProvisionId again(Random random, Provision fresh, Map<ProvisionId, ProvisionId> names) {
        ProvisionId id = id(random);
        names.put(fresh.id(), id);
        return id;
    }

    private static List<Provision> provisions(Random random, int depth, int most) {
        List<Provision> provisions = new ArrayList<>();
        int count = depth > TextRules.DEPTH ? 0 : random.nextInt(most + 1);
        for (int each = 0; each < count; each++) {
            provisions.add(provision(random, depth, most));
        }
        return provisions;
    }

    private static Provision provision(Random random, int depth, int most) {
        List<Provision> children = provisions(random, depth + 1, most - 1);
        List<ProvisionId> known = children.stream().map(Provision::id).toList();
        return new Provision(
                id(random),
                heading(random),
                words(random, 25),
                children,
                random.nextInt(4) == 0 ? conditions(random, known) : List.of());
    }

    /** Some conditions that rest on events and on provisions, known or not. */
    public static List<Condition> conditions(Random random, List<ProvisionId> known) {
        List<Condition> conditions = new ArrayList<>();
        for (int each = random.nextInt(3); each >= 0; each--) {
            conditions.add(condition(random, known));
        }
        return conditions;
    }

    private static Condition condition(Random random, List<ProvisionId> known) {
        Condition.Relation relation = Condition.Relation.values()[random.nextInt(6)];
        if (relation == Condition.Relation.NEVER) {
            return Condition.never();
        }
        List<Condition.Trigger> triggers = new ArrayList<>();
        for (int each = random.nextInt(3); each >= 0; each--) {
            ProvisionId provision =
                    known.isEmpty() || random.nextInt(9) == 0 ? id(random) : known.get(random.nextInt(known.size()));
            int kind = relation == Condition.Relation.TOGETHER ? 0 : random.nextInt(3);
            triggers.add(
                    switch (kind) {
                        case 0 -> new Condition.Trigger.CarriedOut(provision);
                        case 1 -> new Condition.Trigger.InEffect(provision);
                        default -> new Condition.Trigger.Event(EVENTS[random.nextInt(EVENTS.length)]);
                    });
        }
        return new Condition(
                relation,
                relation.delayed()
                        ? new Condition.Delay(1 + random.nextInt(40), Condition.Unit.values()[random.nextInt(3)])
                        : null,
                relation != Condition.Relation.TOGETHER && random.nextBoolean(),
                triggers);
    }

    /** Some edits one after the other: words, headings, insertions, deletions, moves, as far as the plan allows them. */
    public static PlanText edited(Random random, PlanText base, int edits) {
        PlanText text = base;
        for (int edit = 0; edit < edits; edit++) {
            text = edited(random, text);
        }
        return text;
    }

    private static PlanText edited(Random random, PlanText text) {
        List<PlanText.Place> places = text.walk();
        Optional<PlanText.Place> some =
                places.isEmpty() ? Optional.empty() : Optional.of(places.get(random.nextInt(places.size())));
        int kind = random.nextInt(7);
        Change change;
        if (some.isEmpty() || kind == 0) {
            PlanText.Place parent = some.filter(place -> random.nextBoolean()).orElse(null);
            int depth = parent == null ? 1 : parent.depth() + 1;
            if (depth > TextRules.DEPTH) {
                return text;
            }
            Provision fresh = provision(random, depth, 2);
            change = new Change.InsertProvision(
                    parent == null ? null : parent.id(), sibling(random, text, parent), fresh);
        } else if (kind == 1) {
            change = new Change.DeleteProvision(some.get().id(), some.get().provision());
        } else if (kind == 2) {
            PlanText.Place parent = random.nextBoolean() ? null : places.get(random.nextInt(places.size()));
            change = new Change.MoveProvision(
                    some.get().id(), parent == null ? null : parent.id(), sibling(random, text, parent));
        } else if (kind == 3) {
            change = new Change.Retitle(some.get().id(), some.get().provision().heading(), heading(random));
        } else if (kind == 4) {
            List<ProvisionId> known = places.stream().map(PlanText.Place::id).toList();
            change = new Change.Recondition(
                    some.get().id(),
                    some.get().provision().conditions(),
                    random.nextInt(3) == 0 ? List.of() : conditions(random, known));
        } else {
            String before = some.get().provision().text();
            change = new Change.ReplaceWords(some.get().id(), before, reworded(random, before));
        }
        return Changes.apply(text, List.of(change)) instanceof Application.Applied(PlanText result) ? result : text;
    }

    private static ProvisionId sibling(Random random, PlanText text, PlanText.Place parent) {
        List<Provision> siblings =
                parent == null ? text.articles() : parent.provision().children();
        int position = random.nextInt(siblings.size() + 1);
        return position == 0 ? null : siblings.get(position - 1).id();
    }

    /** A text with a few words dropped, added or replaced. */
    static String reworded(Random random, String text) {
        List<String> tokens = new ArrayList<>(Tokens.of(text).list());
        int edits = 1 + random.nextInt(3);
        for (int edit = 0; edit < edits; edit++) {
            int at = random.nextInt(tokens.size() + 1);
            if (at < tokens.size() && random.nextBoolean()) {
                tokens.remove(at);
            } else {
                tokens.add(at, " " + WORDS[random.nextInt(WORDS.length)] + " ");
            }
        }
        String edited = String.join("", tokens);
        return Brackets.wellFormed(edited) ? TextRules.treaty(edited) : text;
    }
}
