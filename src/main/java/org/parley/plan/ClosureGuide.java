package org.parley.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names the questions whether an article be closed, or opened again. */
@Component
class ClosureGuide implements SubjectGuide {

    private final PlanGuide articles;
    private final Messages messages;

    ClosureGuide(PlanGuide articles, Messages messages) {
        this.articles = articles;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.CLOSURE, SubjectRef.REOPENING);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return articles.describe(new SubjectRef(SubjectRef.PROVISION, subject.id()), locale)
                .map(article -> new SubjectCard(
                        subject,
                        article.negotiation(),
                        messages.get(locale, "closure.question." + subject.kind(), article.title()),
                        article.detail(),
                        article.path(),
                        null));
    }
}
