package org.parley.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/**
 * What anybody may know of an agreement under a negotiation that is open to all: no person, no evidence, no report in words.
 *
 * @param name      of the negotiation
 * @param agreement its title
 * @param language  of its text
 * @param inForce   the day on which it enters into force; null while its clause is not met
 */
public record ProgressReport(
        NegotiationId negotiation,
        String slug,
        String name,
        String agreement,
        String language,
        EntryClause clause,
        @Nullable LocalDate inForce,
        Progress progress,
        List<Article> articles,
        Incidents incidents) {

    /** An article of the text that was agreed. */
    public record Article(
            ProvisionId id, String number, @Nullable String heading) {}

    /**
     * How many incidents there are and whether their clocks run.
     *
     * @param reported of which it is not found yet whether they happened
     * @param running  found to have happened, with deadlines that run
     * @param overdue  steps of their responses that are not taken though their time is over
     * @param next     the next deadline of a step that is not taken; null where none is to come
     * @param ended    ceased or settled
     * @param notFound found not to have happened, or to be no call on the guarantee
     */
    public record Incidents(
            int reported,
            int running,
            int overdue,
            @Nullable Instant next,
            int ended,
            int notFound) {

        static Incidents of(List<IncidentView> all, Instant now) {
            List<IncidentView.Due> owed = all.stream()
                    .filter(IncidentView::running)
                    .flatMap(each -> each.dues().stream())
                    .filter(due -> due.takenAt() == null)
                    .toList();
            return new Incidents(
                    count(all, IncidentState.REPORTED),
                    count(all, IncidentState.FOUND),
                    (int) owed.stream().filter(due -> due.overdue(now)).count(),
                    owed.stream()
                            .filter(due -> !due.overdue(now))
                            .map(IncidentView.Due::at)
                            .min(Instant::compareTo)
                            .orElse(null),
                    count(all, IncidentState.ENDED),
                    count(all, IncidentState.NOT_FOUND));
        }

        private static int count(List<IncidentView> all, IncidentState state) {
            return (int) all.stream().filter(each -> each.state() == state).count();
        }

        public int all() {
            return reported + running + ended + notFound;
        }
    }

    public ProgressReport {
        articles = List.copyOf(articles);
    }

    /** The articles of a text with their numbers. */
    public static List<Article> articles(PlanText text, Numbering numbers) {
        return text.articles().stream()
                .map(article -> new Article(article.id(), numbers.number(article.id()), article.heading()))
                .toList();
    }
}
