package org.parley.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Messages;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.stereotype.Component;

/** Names threads and comments for others: they live on the page of what they are about. */
@Component
class DiscussionGuide implements SubjectGuide {

    private final ThreadRepository threads;
    private final CommentRepository comments;
    private final Readers readers;
    private final Subjects subjects;
    private final Messages messages;
    private final Past past;

    DiscussionGuide(
            ThreadRepository threads,
            CommentRepository comments,
            Readers readers,
            Subjects subjects,
            Messages messages,
            Past past) {
        this.threads = threads;
        this.comments = comments;
        this.readers = readers;
        this.subjects = subjects;
        this.messages = messages;
        this.past = past;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.THREAD, SubjectRef.COMMENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return thread(subject)
                .filter(readers::inAudience)
                .flatMap(thread -> subjects.describe(thread.subject(), locale)
                        .flatMap(on ->
                                first(subject, thread).map(comment -> card(subject, thread, comment, on, locale))));
    }

    @Override
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        return thread(subject)
                .filter(readers::inAudience)
                .flatMap(thread -> subjects.describeAt(thread.subject(), moment, locale)
                        .flatMap(on -> first(subject, thread)
                                .flatMap(comment ->
                                        Optional.ofNullable(past.states(Comment.class, List.of(comment.getId()), moment)
                                                .get(comment.getId())))
                                .map(comment -> card(subject, thread, comment, on, locale))));
    }

    @Override
    public Optional<UUID> ownOf(SubjectRef subject) {
        return thread(subject).map(CommentThread::delegation).map(DelegationId::value);
    }

    private Optional<CommentThread> thread(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.THREAD)
                ? threads.findById(subject.id())
                : comments.findById(subject.id())
                        .flatMap(comment -> threads.findById(comment.thread().value()));
    }

    private Optional<Comment> first(SubjectRef subject, CommentThread thread) {
        return subject.kind().equals(SubjectRef.COMMENT)
                ? comments.findById(subject.id())
                : comments.findFirstByThreadOrderByPostedAtAscIdAsc(thread.getId());
    }

    private SubjectCard card(SubjectRef subject, CommentThread thread, Comment comment, SubjectCard on, Locale locale) {
        String title = subject.kind().equals(SubjectRef.THREAD)
                ? messages.get(locale, "deliberation.card.thread", on.title())
                : messages.get(locale, "deliberation.card.comment", comment.authorName(), on.title());
        String path = on.path() + (on.path().contains("?") ? '&' : '?') + "thread=" + thread.getId();
        return new SubjectCard(
                subject, thread.negotiation().value(), title, CommentText.excerpt(comment.text()), path, null);
    }
}
