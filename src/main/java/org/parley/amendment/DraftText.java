package org.parley.amendment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;

/**
 * What somebody wrote: the whole text as it would read, of which only the differences are kept, and why.
 *
 * @param title  a few words that name the amendment; may be empty
 * @param reason why; may be empty in a draft
 * @param edited the text as it would read
 */
public record DraftText(String title, String reason, PlanText edited) {

    /** Most characters of a title. */
    public static final int TITLE_LENGTH = 150;

    /** Most characters of a reason. */
    public static final int REASON_LENGTH = 4_000;

    public DraftText {
        title = TextRules.line(title, TITLE_LENGTH);
        reason = TextRules.prose(reason, REASON_LENGTH);
    }

    /** A text with one article replaced, or taken out where {@code edited} is null. */
    public static PlanText replace(PlanText base, ProvisionId article, @Nullable Provision edited) {
        return new PlanText(base.articles().stream()
                .flatMap(each -> {
                    if (!each.id().equals(article)) {
                        return java.util.stream.Stream.of(each);
                    }
                    return java.util.stream.Stream.ofNullable(edited);
                })
                .toList());
    }

    /** A text with one article more, directly after another. */
    public static PlanText insert(PlanText base, ProvisionId after, Provision fresh) {
        List<Provision> articles = new java.util.ArrayList<>();
        for (Provision each : base.articles()) {
            articles.add(each);
            if (each.id().equals(after)) {
                articles.add(fresh);
            }
        }
        return new PlanText(articles);
    }
}
