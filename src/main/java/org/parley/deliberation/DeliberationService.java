package org.parley.deliberation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.SubjectWords;
import org.parley.kernel.Touched;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Discussing. Everybody with a seat writes, except observers; a thread for one delegation is, for everybody else, not there.
 * Every act is refused with {@link NotFound} where the person does not see the thread or its subject, and with
 * {@link AccessDeniedException} where they only read.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class DeliberationService {

    /** Most comments of one person in {@link #PACE}. */
    static final int COMMENTS = 30;

    static final Duration PACE = Duration.ofMinutes(1);

    /** Most comments in one thread. */
    static final int THREAD_LENGTH = 500;

    /** Most characters of a draft: more than can be posted, so that what is too long can be shortened another day. */
    static final int DRAFT_LENGTH = 4 * CommentView.TEXT_LENGTH;

    private static final Set<String> DISCUSSED = Set.of(
            SubjectRef.PLAN,
            SubjectRef.PROVISION,
            SubjectRef.AMENDMENT,
            SubjectRef.PACKAGE,
            SubjectRef.ROUND,
            SubjectRef.STATEMENT);

    private final ThreadRepository threads;
    private final CommentRepository comments;
    private final Drafts drafts;
    private final Readers readers;
    private final Seats seats;
    private final CurrentPerson current;
    private final ObjectProvider<SubjectWords> words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliberationService(
            ThreadRepository threads,
            CommentRepository comments,
            Drafts drafts,
            Readers readers,
            Seats seats,
            CurrentPerson current,
            ObjectProvider<SubjectWords> words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.threads = threads;
        this.comments = comments;
        this.drafts = drafts;
        this.readers = readers;
        this.seats = seats;
        this.current = current;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a thread with its first comment. */
    public Posted begin(NewThread said) {
        SeatView seat = readers.requireWriter(said.negotiation());
        if (!DISCUSSED.contains(said.subject().kind())) {
            throw new RuleViolation("deliberation.error.subject");
        }
        readers.requireCard(said.negotiation(), said.subject());
        DelegationId only = said.audience() == Audience.EVERYONE ? null : own(seat);
        if (only == null && readers.reservedFor(said.subject()).isPresent()) {
            throw new RuleViolation("deliberation.error.subject-own");
        }
        TextAnchor given = said.anchor();
        TextAnchor anchor = given == null ? null : anchored(said.subject(), given);
        CommentThread thread = threads.save(
                new CommentThread(said.negotiation(), said.subject(), anchor, only, seat.person(), clock.instant()));
        Comment comment = post(thread, seat, said.text());
        drafts.remove(seat.person(), said.subject());
        return new Posted(thread.id(), comment.id());
    }

    /** Adds a comment to an open thread. */
    public Posted reply(ThreadId id, String text) {
        CommentThread thread = find(id);
        SeatView seat = readers.requireWriter(thread.negotiation());
        thread.requireOpen();
        if (comments.countByThread(id.value()) >= THREAD_LENGTH) {
            throw new RuleViolation("deliberation.error.thread-full", THREAD_LENGTH);
        }
        Comment comment = post(thread, seat, text);
        drafts.remove(seat.person(), SubjectRef.of(SubjectRef.THREAD, id));
        return new Posted(id, comment.id());
    }

    /** Says one's own comment differently; what it said before stays readable. */
    public void edit(CommentId id, String text) {
        edit(id, text, null);
    }

    /**
     * As {@link #edit(CommentId, String)}, unless the comment is no longer in the version that was edited.
     *
     * @param version the version that the author saw
     */
    public void edit(CommentId id, String text, int version) {
        edit(id, text, Integer.valueOf(version));
    }

    private void edit(CommentId id, String text, @Nullable Integer version) {
        Comment comment = comments.findById(id.value()).orElseThrow(() -> new NotFound(SubjectRef.COMMENT));
        CommentThread thread = threads.findById(comment.thread().value())
                .filter(readers::read)
                .orElseThrow(() -> new NotFound(SubjectRef.COMMENT));
        readers.requireWriter(thread.negotiation());
        thread.requireOpen();
        if (version != null && version != comment.version()) {
            throw new RuleViolation("deliberation.error.edited-meanwhile");
        }
        CommentText better = new CommentText(text);
        comment.edit(
                current.id(),
                better,
                better.mentions(readers.listeners(thread.negotiation(), thread.delegation())),
                clock.instant());
        comments.save(comment);
        drafts.remove(current.id(), SubjectRef.of(SubjectRef.COMMENT, id));
        tell(saying("comment.edited", thread, comment), thread);
    }

    /** Marks a thread as settled; anybody who writes in it may, and may reopen it. */
    public void resolve(ThreadId id) {
        CommentThread thread = find(id);
        SeatView seat = readers.requireWriter(thread.negotiation());
        thread.resolve(seat.personName(), clock.instant());
        threads.save(thread);
        tell(about("comment.resolved", thread, SubjectRef.of(SubjectRef.THREAD, id)), thread);
    }

    /** Takes up a resolved thread again. */
    public void reopen(ThreadId id) {
        CommentThread thread = find(id);
        readers.requireWriter(thread.negotiation());
        thread.reopen();
        threads.save(thread);
        tell(about("comment.reopened", thread, SubjectRef.of(SubjectRef.THREAD, id)), thread);
    }

    /**
     * Keeps what the person is typing, for another day or another machine. Nothing is checked but its length; nobody else is told.
     *
     * @param place what it will be a comment on: a subject, a thread, or the comment that is being edited
     */
    public void keepDraft(SubjectRef place, String text) {
        if (text.isBlank()) {
            drafts.remove(current.id(), place);
            return;
        }
        if (text.length() > DRAFT_LENGTH) {
            throw new RuleViolation("text.error.too-long", CommentView.TEXT_LENGTH, text.length());
        }
        if (readers.card(place).isEmpty()) {
            throw new NotFound(place.kind());
        }
        drafts.save(current.id(), place, text, clock.instant());
    }

    private CommentThread find(ThreadId id) {
        return threads.findById(id.value()).filter(readers::read).orElseThrow(() -> new NotFound(SubjectRef.THREAD));
    }

    private static DelegationId own(SeatView seat) {
        DelegationId delegation = seat.delegation();
        if (delegation == null || !seat.capacity().delegate()) {
            throw new RuleViolation("deliberation.error.no-delegation");
        }
        return delegation;
    }

    /** The anchor where the words stand now, with surroundings and version as they are and not as the caller says. */
    private TextAnchor anchored(SubjectRef subject, TextAnchor given) {
        SubjectWords.Words now = words.stream()
                .filter(known -> known.kinds().contains(subject.kind()))
                .findFirst()
                .flatMap(known -> known.words(subject))
                .orElseThrow(() -> new RuleViolation("deliberation.error.no-words"));
        TextAnchor.Place place =
                given.find(now.text()).orElseThrow(() -> new RuleViolation("deliberation.error.words-gone"));
        return TextAnchor.in(now.text(), place.start(), place.end(), now.version());
    }

    private Comment post(CommentThread thread, SeatView seat, String text) {
        CommentText said = new CommentText(text);
        Instant now = clock.instant();
        PersonId author = seat.person();
        if (comments.countByAuthorAndPostedAtAfter(author.value(), now.minus(PACE)) >= COMMENTS) {
            throw new RuleViolation("deliberation.error.too-fast", COMMENTS);
        }
        List<Mention> mentions = said.mentions(readers.listeners(thread.negotiation(), thread.delegation()));
        Comment comment = comments.save(new Comment(thread.id(), seat, said, mentions, now));
        Act act = saying("comment.posted", thread, comment);
        TextAnchor anchor = thread.anchor();
        tell(anchor == null ? act : act.with("quote", anchor.exact()), thread);
        return comment;
    }

    private Act saying(String type, CommentThread thread, Comment comment) {
        Act act = about(type, thread, SubjectRef.of(SubjectRef.COMMENT, comment.id()))
                .version(comment.version())
                .with("thread", thread.id().value().toString());
        if (!comment.mentions().isEmpty()) {
            act = act.with(
                    "mentions",
                    comment.mentions().stream()
                            .map(mention -> mention.person().toString())
                            .toList());
        }
        return act.text(comment.text());
    }

    /** An act of a delegation's own is sealed by the record, all but its envelope. */
    private Act about(String type, CommentThread thread, SubjectRef subject) {
        Act act = Act.of(type, thread.negotiation().value(), subject, seats.actor(thread.negotiation()))
                .with("on", thread.subject().toString());
        DelegationId only = thread.delegation();
        return only == null ? act : act.delegationOnly(only.value());
    }

    /** The record and the panels hear of the act; pages that show the subject hear that something was said about it. */
    private void tell(Act act, CommentThread thread) {
        events.publishEvent(act);
        events.publishEvent(new Touched(
                thread.negotiation().value(),
                thread.subject(),
                act.type(),
                act.actor().person(),
                act.audience()));
    }
}
