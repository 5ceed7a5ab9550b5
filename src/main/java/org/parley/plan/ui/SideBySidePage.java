package org.parley.plan.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parley.design.Redline;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleStatus;
import org.parley.text.Alignment;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.WordDiff;

/** What the plans side by side show, worked out before anything is drawn: values, so that a row that says the same stays where it is. */
final class SideBySidePage {

    /**
     * What one plan has of an element.
     *
     * @param language of its text
     */
    record Cell(String language, List<Passage> passages) {

        /** Its paragraphs without their numbers, for being read against another's. */
        private List<Line> lines() {
            return passages.stream().flatMap(each -> each.lines().stream()).toList();
        }
    }

    /**
     * A provision with what stands below it.
     *
     * @param path    where it is read
     * @param cited   how it is cited
     * @param heading null where it has none
     * @param opening its heading, or else its first words
     */
    record Passage(
            String path, String cited, @Nullable String heading, String opening, List<Sign> signs, List<Line> lines) {}

    /** What a provision is or how it stands, by word and shape. */
    record Sign(String word, Shape shape, Tone tone) {}

    /**
     * A paragraph.
     *
     * @param number     only its last step; empty for the passage itself
     * @param full       with it
     * @param depth      below the passage
     * @param text       with its brackets, references written out
     * @param conditions in words
     */
    record Line(
            String number, String full, int depth, @Nullable String heading, String text, List<String> conditions) {

        private String words() {
            return heading == null ? text : heading + " " + text;
        }
    }

    private SideBySidePage() {}

    /**
     * @param path    where a provision is read
     * @param notes   what a provision is besides, in a few words
     * @param counted says a number of amendments in words
     */
    static Cell cell(
            PlanPage page,
            List<ProvisionId> provisions,
            Function<ProvisionId, String> path,
            Map<ProvisionId, String> notes,
            ConditionWords words,
            IntFunction<String> counted) {
        List<Passage> passages = new ArrayList<>();
        for (ProvisionId id : provisions) {
            Provision provision = page.version().text().find(id).orElseThrow();
            List<Line> lines = new ArrayList<>();
            lines(page, provision, "", 0, words, lines);
            passages.add(new Passage(
                    path.apply(id),
                    words.cite().apply(id),
                    provision.heading(),
                    SequenceTable.opening(provision, page.version()),
                    signs(page, provision, notes, counted),
                    lines));
        }
        return new Cell(page.plan().language(), passages);
    }

    private static void lines(
            PlanPage page, Provision provision, String above, int depth, ConditionWords words, List<Line> into) {
        String number = page.version().numbering().number(provision.id());
        into.add(new Line(
                number.substring(depth == 0 ? number.length() : above.length()),
                number,
                depth,
                provision.heading(),
                page.version().numbering().resolve(provision.text()),
                provision.conditions().stream().map(words::say).toList()));
        provision.children().forEach(child -> lines(page, child, number, depth + 1, words, into));
    }

    /** How far the talks have come on its article, as what that is marked, what it is itself, and what is pending on it. */
    private static List<Sign> signs(
            PlanPage page, Provision provision, Map<ProvisionId, String> notes, IntFunction<String> counted) {
        UnaryOperator<String> say = page.words();
        List<Sign> signs = new ArrayList<>();
        page.version().text().article(provision.id()).map(Provision::id).ifPresent(article -> {
            ArticleStatus status = page.status().get(article);
            if (status != null && status != ArticleStatus.OPEN) {
                signs.add(new Sign(say.apply(PlanPage.key(status)), PlanPage.shape(status), PlanPage.tone(status)));
            }
            page.rules()
                    .getOrDefault(article, ArticleRules.NONE)
                    .marks()
                    .forEach(mark -> signs.add(
                            new Sign(say.apply("procedure.mark." + mark.word()), Shape.DIAMOND, Tone.CAUTION)));
        });
        page.version().text().index().keySet().stream()
                .filter(each -> within(provision, each))
                .map(notes::get)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(note -> signs.add(new Sign(note, Shape.SQUARE, Tone.NEUTRAL)));
        int pending = page.pendingIn(provision);
        if (pending > 0) {
            signs.add(new Sign(counted.apply(pending), Shape.DOTS, Tone.ACCENT));
        }
        return signs;
    }

    private static boolean within(Provision provision, ProvisionId id) {
        return provision.id().equals(id) || provision.children().stream().anyMatch(child -> within(child, id));
    }

    /** How two cells lie against each other, paragraph by paragraph. */
    static Alignment alignment(Cell one, Cell other) {
        return Alignment.of(
                one.lines().stream().map(Line::words).toList(),
                other.lines().stream().map(Line::words).toList());
    }

    /** Two cells word against word. */
    static Redline.Model redline(Cell one, Cell other, Alignment alignment) {
        List<Redline.Node> nodes = new ArrayList<>();
        for (Alignment.Pair pair : alignment.pairs()) {
            Line before = pair.one() == Alignment.NONE ? null : one.lines().get(pair.one());
            Line after = pair.other() == Alignment.NONE ? null : other.lines().get(pair.other());
            nodes.add(node(before, after));
        }
        return new Redline.Model(one.language().equals(other.language()) ? one.language() : null, nodes);
    }

    private static Redline.Node node(@Nullable Line before, @Nullable Line after) {
        Line any = Objects.requireNonNull(after == null ? before : after);
        Redline.Status status = before == null
                ? Redline.Status.INSERTED
                : after == null
                        ? Redline.Status.DELETED
                        : before.words().equals(after.words()) ? Redline.Status.SAME : Redline.Status.CHANGED;
        return new Redline.Node(
                null,
                any.depth(),
                status,
                before == null ? null : before.full(),
                after == null ? null : after.full(),
                words(before == null ? "" : heading(before), after == null ? "" : heading(after)),
                words(before == null ? "" : before.text(), after == null ? "" : after.text()),
                null);
    }

    private static String heading(Line line) {
        return Objects.requireNonNullElse(line.heading(), "");
    }

    private static List<Redline.Span> words(String before, String after) {
        return PlanRedlines.spans(WordDiff.redline(before, after));
    }
}
