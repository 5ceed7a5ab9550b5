package org.parley.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** Plans and amendments of the size of a great conference, the same from the same seed. */
final class Corpus {

    private static final String[] WORDS =
            ("the of and to shall Parties in a Party by for this with that its or their under be on any"
                            + " within days all forces withdrawal Commission territory article monitoring verification measures"
                            + " agreement prisoners humanitarian access security guarantee implementation mechanism report upon"
                            + " request procedure dispute settlement Council Secretary-General armed conflict civilian population"
                            + " infrastructure nuclear safety energy food export restoration integrity international law charter"
                            + " justice compensation return displaced persons children environment demining ceasefire line"
                            + " contact mission observers deployment equipment heavy weapons zone corridor port navigation")
                    .split(" ");

    private final Random random;

    Corpus(long seed) {
        random = new Random(seed);
    }

    private ProvisionId id() {
        return new ProvisionId(new UUID(random.nextLong(), random.nextLong()));
    }

    String word() {
        double share = random.nextDouble();
        return WORDS[(int) (share * share * WORDS.length)];
    }

    /** Sentences of some twenty words. */
    String text(int words) {
        StringBuilder text = new StringBuilder();
        int left = 0;
        for (int word = 0; word < words; word++) {
            if (left == 0) {
                text.append(word == 0 ? "" : ". ");
                left = 12 + random.nextInt(18);
            } else {
                text.append(random.nextInt(14) == 0 ? ", " : " ");
            }
            left--;
            text.append(random.nextInt(40) == 0 ? Integer.toString(random.nextInt(400)) : word());
        }
        return text.append('.').toString();
    }

    private Provision paragraph() {
        return Provision.of(id(), text(25 + random.nextInt(40)));
    }

    private Provision article() {
        List<Provision> paragraphs = new ArrayList<>();
        for (int each = 2 + random.nextInt(5); each > 0; each--) {
            paragraphs.add(paragraph());
        }
        return new Provision(id(), text(3), "", paragraphs);
    }

    PlanText plan(int articles) {
        List<Provision> made = new ArrayList<>();
        for (int each = 0; each < articles; each++) {
            made.add(article());
        }
        return new PlanText(made);
    }

    /** Some words of a text changed: one passage of up to four words, or a few. */
    String reworded(String text, int passages) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        for (int passage = 0; passage < passages; passage++) {
            int at = random.nextInt(words.size());
            int gone = Math.min(random.nextInt(4), words.size() - at - 1);
            for (int each = 0; each < gone; each++) {
                words.remove(at);
            }
            for (int each = random.nextInt(4) + (gone == 0 ? 1 : 0); each > 0; each--) {
                words.add(at, word());
            }
        }
        return String.join(" ", words);
    }

    /** Amendments as delegations file them: mostly words, some new paragraphs, some deletions, headings, moves. A few articles draw many. */
    Map<Integer, List<Change>> amendments(PlanText plan, int count) {
        Map<Integer, List<Change>> amendments = new LinkedHashMap<>();
        while (amendments.size() < count) {
            List<Change> changes = new ArrayList<>();
            int edits = random.nextInt(10) == 0 ? 3 : 1;
            List<ProvisionId> used = new ArrayList<>();
            for (int edit = 0; edit < edits; edit++) {
                Provision article = plan.articles().get(some(plan.articles().size()));
                if (!used.contains(article.id())) {
                    used.add(article.id());
                    changes.add(change(plan, article));
                }
            }
            amendments.put(amendments.size(), changes);
        }
        return amendments;
    }

    /** One in ten goes to the first twentieth. */
    private int some(int size) {
        return random.nextInt(10) == 0 ? random.nextInt(Math.max(1, size / 20)) : random.nextInt(size);
    }

    private Change change(PlanText plan, Provision article) {
        Provision paragraph =
                article.children().get(random.nextInt(article.children().size()));
        int kind = random.nextInt(100);
        if (kind < 68) {
            String after = reworded(paragraph.text(), 1 + random.nextInt(3));
            return after.equals(paragraph.text())
                    ? new Change.DeleteProvision(paragraph.id(), paragraph)
                    : new Change.ReplaceWords(paragraph.id(), paragraph.text(), after);
        }
        if (kind < 78) {
            return new Change.InsertProvision(article.id(), paragraph.id(), paragraph());
        }
        if (kind < 86) {
            return new Change.DeleteProvision(paragraph.id(), paragraph);
        }
        if (kind < 92) {
            return new Change.Retitle(article.id(), article.heading(), text(3));
        }
        if (kind < 95) {
            Provision last = article.children().getLast();
            return last.id().equals(paragraph.id())
                    ? new Change.Retitle(article.id(), article.heading(), text(2))
                    : new Change.MoveProvision(paragraph.id(), article.id(), last.id());
        }
        if (kind < 98) {
            return new Change.InsertProvision(null, article.id(), article());
        }
        return new Change.DeleteProvision(article.id(), article);
    }

    /** A later version of a plan: some articles reworded, one new, one gone. */
    PlanText adopted(PlanText plan, int articles) {
        List<Change> changes = new ArrayList<>();
        for (int each = 0; each < articles; each++) {
            Provision paragraph = plan.articles()
                    .get(each * plan.articles().size() / articles)
                    .children()
                    .getFirst();
            changes.add(new Change.ReplaceWords(paragraph.id(), paragraph.text(), reworded(paragraph.text(), 2)));
        }
        PlanText made = ((org.parley.text.Application.Applied) Changes.apply(plan, changes)).text();
        List<Provision> rearranged = new ArrayList<>(made.articles());
        rearranged.add(made.articles().size() / 2, article());
        rearranged.removeLast();
        return new PlanText(rearranged);
    }
}
