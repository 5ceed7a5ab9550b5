package org.parley.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.DraftText;
import org.parley.amendment.OrderQueries;
import org.parley.kernel.Ids;
import org.parley.plan.Adoption;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionView;
import org.parley.support.Scene;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.TextJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goal 5: a plan of 500 articles with 10,000 pending amendments, its screen and the list of amendments, as delegate and as observer. The
 * plan comes through the import; the amendments are inserted as rows (through the service they would take most of an hour), each as the
 * service would have written it: one is made by the service first, and the rows are compared with it.
 */
final class PlanBench {

    private static final int ARTICLES = Integer.getInteger("bench.articles", 500);
    private static final int AMENDMENTS = Integer.getInteger("bench.amendments", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final double GOAL_MILLIS = 400;
    static final String SLUG = "great";

    private PlanBench() {}

    static void run() throws Exception {
        try (House house = House.open("house")) {
            Scene.Table table = house.bean(Scene.class).table();
            Scene.Table empty = house.bean(Scene.class).table();
            make(house, table, ARTICLES, AMENDMENTS);
            make(house, empty, ARTICLES, 0);
            Report.say("  %d articles, %d pending amendments", ARTICLES, AMENDMENTS);
            for (String person : List.of("Northland head", "Observer")) {
                try (Visitor visitor = visitor(house, table, person);
                        Visitor other = visitor(house, empty, person)) {
                    compare(person + ": plan", visitor, other, "plans/" + SLUG, table, empty);
                    compare(person + ": amendments", visitor, other, "amendments", table, empty);
                    compare(
                            person + ": amendments by article",
                            visitor,
                            other,
                            "amendments?sort=article",
                            table,
                            empty);
                    compare(person + ": floor", visitor, other, "", table, empty);
                }
            }
            chair(house, table, empty);
        }
    }

    /** What a facilitator asks of all of them: their order, where they collide, and which may be put as a block. */
    private static void chair(House house, Scene.Table table, Scene.Table empty) throws Exception {
        try (Visitor visitor = visitor(house, table, "Facilitator");
                Visitor other = visitor(house, empty, "Facilitator")) {
            for (String page : List.of("order", "collisions")) {
                compare("Facilitator: " + page, visitor, other, "plans/" + SLUG + "/" + page, table, empty);
            }
        }
        OrderQueries orders = house.bean(OrderQueries.class);
        PlanId plan = table.asFacilitator()
                .call(() -> house.bean(PlanQueries.class)
                        .bySlug(table.negotiation(), SLUG)
                        .id());
        List<Double> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            int fit = table.asFacilitator()
                    .call(() -> orders.blockChoice(plan))
                    .fit()
                    .size();
            asked.add((System.nanoTime() - begun) / 1e6);
            Report.say("  %d may be put as a block", fit);
        }
        Report.say("  %-40s %s ms", "Facilitator: choice of a block", Report.spread(asked));
    }

    static Visitor visitor(House house, Scene.Table table, String person) throws Exception {
        return Visitor.signedIn(house.url(), table.person(person).getUsername(), Scene.PASSWORD);
    }

    private static void compare(
            String what, Visitor visitor, Visitor other, String place, Scene.Table table, Scene.Table empty)
            throws Exception {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        Visitor.Screen last = null;
        for (int i = 0; i < ROUNDS + 2; i++) {
            Visitor.Screen bare = other.open("negotiations/" + empty.slug() + "/" + place);
            last = visitor.open("negotiations/" + table.slug() + "/" + place);
            if (i >= 2) {
                with.add(last.millis());
                without.add(bare.millis());
            }
        }
        Report.say(
                "  %-40s %s ms; without amendments %s ms; %d kB, %d compressed",
                what, Report.spread(with), Report.spread(without), last.bytes() / 1000, last.compressed() / 1000);
        Report.goal("<= 400 ms", Report.median(with) <= GOAL_MILLIS);
    }

    /** Puts a plan on the table, and amendments before it. */
    static PlanId make(House house, Scene.Table table, int articles, int amendments) {
        PlanId plan = table.asFacilitator()
                .call(() -> house.bean(PlanService.class)
                        .importPlan(table.negotiation(), new NewPlan(SLUG, "en"), PlanFormat.MARKDOWN, source(articles))
                        .plan());
        PlanText text = table.asFacilitator()
                .call(() -> house.bean(PlanQueries.class).text(plan).text());
        if (amendments > 0) {
            file(house, table, plan, text);
            insert(house, table, plan, text, amendments);
        }
        return plan;
    }

    /** Adopts changes one after another, each a version of its own. */
    static void adopt(House house, Scene.Table table, PlanId plan, int versions) {
        TransactionTemplate transaction = new TransactionTemplate(house.bean(PlatformTransactionManager.class));
        for (int i = 0; i < versions; i++) {
            int number = i;
            table.asFacilitator()
                    .run(() -> transaction.executeWithoutResult(status -> {
                        VersionView newest = house.bean(PlanQueries.class).text(plan);
                        Provision article = newest.text().articles().get(number);
                        Provision paragraph = article.children().getFirst();
                        house.bean(PlanService.class)
                                .adopt(
                                        plan,
                                        newest.number(),
                                        List.of(replaced(paragraph, number)),
                                        new Adoption(null, List.of()));
                    }));
        }
    }

    private static String source(int articles) {
        StringBuilder source = new StringBuilder("# A great plan\n\n");
        for (int article = 1; article <= articles; article++) {
            source.append("## Matter ").append(article).append("\n\n");
            for (int paragraph = 1; paragraph <= 3; paragraph++) {
                source.append(paragraph)
                        .append(". The Parties shall, within ")
                        .append(10 * paragraph)
                        .append(" days of the entry into force, carry out measure ")
                        .append(article)
                        .append('-')
                        .append(paragraph)
                        .append(
                                " and report on it in writing to the Joint Commission, which shall make its findings public.\n");
            }
            source.append('\n');
        }
        return source.toString();
    }

    /** One through the service: what the rows below must look like. */
    private static void file(House house, Scene.Table table, PlanId plan, PlanText text) {
        AmendmentService service = house.bean(AmendmentService.class);
        Provision article = text.articles().getFirst();
        Provision paragraph = article.children().getFirst();
        PlanText edited = switch (Changes.apply(text, List.of(replaced(paragraph, 0)))) {
            case Application.Applied applied -> applied.text();
            case Application.Inapplicable misfit -> throw new IllegalStateException(misfit.toString());
        };
        table.asHead("Southland")
                .run(() -> service.propose(
                        service.draft(plan, article.id(), new DraftText("A bench", "For good reasons.", edited))));
    }

    private static Change replaced(Provision paragraph, int number) {
        return new Change.ReplaceWords(
                paragraph.id(),
                paragraph.text(),
                paragraph.text().replace("in writing", "in writing and by word " + number));
    }

    private static void insert(House house, Scene.Table table, PlanId plan, PlanText text, int amendments) {
        JdbcTemplate jdbc = house.bean(JdbcTemplate.class);
        List<UUID> delegations = List.of("Northland", "Southland", "Eastland", "Westland", "Midland").stream()
                .map(name -> table.delegation(name).value())
                .toList();
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 2; i <= amendments; i++) {
            Provision article = text.articles().get(i % text.articles().size());
            Provision paragraph = article.children().get(i % article.children().size());
            rows.add(new Object[] {
                Ids.next(),
                table.negotiation().value(),
                i,
                plan.value(),
                article.id().value(),
                delegations.get(i % delegations.size()),
                "A bench",
                "For good reasons.",
                TextJson.changes(List.of(replaced(paragraph, i))).canonical(),
                now,
                now,
                now
            });
        }
        TransactionTemplate transaction = new TransactionTemplate(house.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate(
                    "INSERT INTO amendment (id, lock_version, negotiation, number, plan, article, delegation, status, title, reason,"
                            + " version, changes, co_sponsors, begun_at, changed_at, filed_at)"
                            + " VALUES (?, 0, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, 1, ?, '', ?, ?, ?)",
                    rows);
            jdbc.update(
                    "UPDATE amendment_number SET last = ? WHERE negotiation = ?",
                    amendments,
                    table.negotiation().value());
        });
    }
}
