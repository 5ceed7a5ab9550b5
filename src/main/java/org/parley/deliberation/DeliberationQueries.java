package org.parley.deliberation;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.NotFound;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.SubjectWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What screens read of discussions. Threads of another delegation are in no list, no count and no answer; asked for by id they are
 * {@link NotFound}, as is everything on a subject that the person does not see.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class DeliberationQueries {

    /** Most rows of one answer of {@link #mentionsOfMe}, {@link #since} and {@link #page}. */
    public static final int PAGE = 200;

    private final ThreadRepository threads;
    private final CommentRepository comments;
    private final Drafts drafts;
    private final Readers readers;
    private final Seats seats;
    private final NegotiationQueries negotiations;
    private final CurrentPerson current;
    private final ObjectProvider<SubjectWords> words;
    private final EntityManager entities;
    private final Past past;

    DeliberationQueries(
            ThreadRepository threads,
            CommentRepository comments,
            Drafts drafts,
            Readers readers,
            Seats seats,
            NegotiationQueries negotiations,
            CurrentPerson current,
            ObjectProvider<SubjectWords> words,
            EntityManager entities,
            Past past) {
        this.threads = threads;
        this.comments = comments;
        this.drafts = drafts;
        this.readers = readers;
        this.seats = seats;
        this.negotiations = negotiations;
        this.current = current;
        this.words = words;
        this.entities = entities;
        this.past = past;
    }

    /** The threads on a subject, oldest first, the resolved ones among them. */
    public List<ThreadView> threads(NegotiationId negotiation, SubjectRef subject) {
        seats.requireReader(negotiation);
        readers.requireCard(negotiation, subject);
        return views(
                negotiation,
                threads.findBySubjectAndSubjectKindOrderByBegunAtAscIdAsc(subject.id(), subject.kind()).stream()
                        .filter(readers::inAudience)
                        .toList());
    }

    /** The threads on a subject as they stood at a moment, oldest first: nobody writes in the past. */
    public List<ThreadView> threadsAt(NegotiationId negotiation, SubjectRef subject, Instant moment) {
        seats.requireReader(negotiation);
        readers.requireCard(negotiation, subject);
        List<CommentThread> readable =
                threads.findBySubjectAndSubjectKindOrderByBegunAtAscIdAsc(subject.id(), subject.kind()).stream()
                        .filter(readers::inAudience)
                        .toList();
        Map<UUID, CommentThread> then = past.states(CommentThread.class, ids(readable), moment);
        List<Comment> posted = comments(readable);
        Map<UUID, Comment> said =
                past.states(Comment.class, posted.stream().map(Comment::getId).toList(), moment);
        Map<DelegationId, DelegationView> named = negotiations.delegationsById(negotiation);
        return readable.stream()
                .flatMap(thread -> Stream.ofNullable(then.get(thread.getId())))
                .map(thread -> view(
                        thread,
                        thread.anchor() == null ? null : new ThreadView.Quotation(thread.anchor(), null, false),
                        posted.stream()
                                .filter(comment -> comment.thread().equals(thread.id()))
                                .flatMap(comment -> Stream.ofNullable(said.get(comment.getId()))
                                        .map(state -> view(state, comment.mentions(), named, false)))
                                .toList(),
                        false))
                .filter(thread -> !thread.comments().isEmpty())
                .toList();
    }

    /** One thread. */
    public ThreadView thread(ThreadId id) {
        CommentThread thread = find(id);
        return views(thread.negotiation(), List.of(thread)).getFirst();
    }

    /** One comment. */
    public CommentView comment(CommentId id) {
        Comment comment = comments.findById(id.value()).orElseThrow(() -> new NotFound(SubjectRef.COMMENT));
        CommentThread thread = threads.findById(comment.thread().value())
                .filter(readers::read)
                .orElseThrow(() -> new NotFound(SubjectRef.COMMENT));
        return view(
                comment,
                thread,
                negotiations.delegationsById(thread.negotiation()),
                readers.write(thread.negotiation()));
    }

    /** What a comment said, oldest first; the last is what it says now. */
    public List<CommentVersion> versions(CommentId id) {
        comment(id);
        List<?> states = AuditReaderFactory.get(entities)
                .createQuery()
                .forRevisionsOfEntity(Comment.class, true, false)
                .add(AuditEntity.id().eq(id.value()))
                .addOrder(AuditEntity.revisionNumber().asc())
                .getResultList();
        return states.stream()
                .map(Comment.class::cast)
                .map(state -> {
                    Instant edited = state.editedAt();
                    return new CommentVersion(
                            state.version(), edited == null ? state.postedAt() : edited, state.text());
                })
                .toList();
    }

    /** As {@link #marks(NegotiationId, String, Instant)}, for now. */
    public Map<UUID, List<ThreadMark>> marks(NegotiationId negotiation, String kind) {
        return marks(negotiation, kind, null);
    }

    /**
     * The open threads on all subjects of one kind, for a text that marks them. Subjects without one are left out.
     *
     * @param kind as in {@link SubjectRef#kind()}
     * @param moment marks those that were open then; null for now
     */
    public Map<UUID, List<ThreadMark>> marks(NegotiationId negotiation, String kind, @Nullable Instant moment) {
        seats.requireReader(negotiation);
        List<CommentThread> open = moment == null
                ? threads
                        .findByNegotiationAndSubjectKindAndResolvedAtIsNullOrderByBegunAtAscIdAsc(
                                negotiation.value(), kind)
                        .stream()
                        .filter(readers::inAudience)
                        .toList()
                : openAt(negotiation, kind, moment);
        Map<ThreadId, Long> sizes = comments(open).stream()
                .filter(comment -> moment == null || !comment.postedAt().isAfter(moment))
                .collect(Collectors.groupingBy(Comment::thread, Collectors.counting()));
        Map<SubjectRef, Boolean> visible = new HashMap<>();
        return open.stream()
                .filter(thread -> visible.computeIfAbsent(
                        thread.subject(), subject -> readers.card(subject).isPresent()))
                .collect(Collectors.groupingBy(
                        thread -> thread.subject().id(),
                        Collectors.mapping(
                                thread -> new ThreadMark(
                                        thread.id(),
                                        thread.anchor(),
                                        thread.audience(),
                                        Math.toIntExact(sizes.getOrDefault(thread.id(), 0L))),
                                Collectors.toList())));
    }

    private List<CommentThread> openAt(NegotiationId negotiation, String kind, Instant moment) {
        List<CommentThread> readable =
                threads.findByNegotiationAndSubjectKindOrderByBegunAtAscIdAsc(negotiation.value(), kind).stream()
                        .filter(readers::inAudience)
                        .toList();
        Map<UUID, CommentThread> then = past.states(CommentThread.class, ids(readable), moment);
        return readable.stream()
                .flatMap(thread -> Stream.ofNullable(then.get(thread.getId())))
                .filter(thread -> !thread.resolved())
                .toList();
    }

    private static List<UUID> ids(List<CommentThread> of) {
        return of.stream().map(CommentThread::getId).toList();
    }

    /** Comments that mention the person signed in, newest first, at most {@link #PAGE}. */
    public List<MentionOfMe> mentionsOfMe(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        UUID me = current.id().value();
        List<Comment> found = comments.mentioning(negotiation.value(), me, Limit.of(PAGE));
        Map<ThreadId, CommentThread> readable = readable(found);
        return found.stream()
                .filter(comment -> readable.containsKey(comment.thread()))
                .map(comment -> {
                    CommentThread thread = Objects.requireNonNull(readable.get(comment.thread()));
                    return new MentionOfMe(
                            comment.id(),
                            thread.id(),
                            negotiation,
                            thread.subject(),
                            comment.authorName(),
                            comment.postedAt(),
                            CommentText.excerpt(comment.text()),
                            thread.resolved()
                                    || comments.existsByThreadAndAuthorAndPostedAtAfter(
                                            thread.getId(), me, comment.postedAt()));
                })
                .toList();
    }

    /** What others have posted since a moment, newest first, at most {@link #PAGE}. */
    public List<News> since(NegotiationId negotiation, Instant since) {
        seats.requireReader(negotiation);
        List<Comment> found = comments.since(
                negotiation.value(),
                since,
                current.id().value(),
                readers.ownDelegationOrNone(negotiation),
                Limit.of(PAGE));
        Map<ThreadId, CommentThread> readable = readable(found);
        Map<DelegationId, DelegationView> named = negotiations.delegationsById(negotiation);
        return found.stream()
                .filter(comment -> readable.containsKey(comment.thread()))
                .map(comment -> {
                    CommentThread thread = Objects.requireNonNull(readable.get(comment.thread()));
                    return new News(
                            comment.id(),
                            thread.id(),
                            negotiation,
                            thread.subject(),
                            thread.audience(),
                            comment.authorName(),
                            name(comment.delegation(), named),
                            comment.postedAt(),
                            CommentText.excerpt(comment.text()));
                })
                .toList();
    }

    /**
     * Comments of a negotiation in the order in which they were posted.
     *
     * @param next the last of them, to ask for those after it; null on the last page
     */
    public record Page(List<CommentView> comments, @Nullable CommentId next) {

        public Page {
            comments = List.copyOf(comments);
        }
    }

    /**
     * A page of the comments of a negotiation. It may hold fewer than there are, when some are on subjects that the person does not
     * see.
     *
     * @param after the last comment of the page before; null for the first page
     * @param size  most comments, 1 to {@link #PAGE}
     */
    public Page page(NegotiationId negotiation, @Nullable CommentId after, int size) {
        seats.requireReader(negotiation);
        int limit = Math.clamp(size, 1, PAGE);
        List<Comment> found = comments.after(
                negotiation.value(),
                after == null ? new UUID(0, 0) : after.value(),
                readers.ownDelegationOrNone(negotiation),
                Limit.of(limit + 1));
        List<Comment> shown = found.subList(0, Math.min(limit, found.size()));
        Map<ThreadId, CommentThread> readable = readable(shown);
        Map<DelegationId, DelegationView> named = negotiations.delegationsById(negotiation);
        boolean writes = readers.write(negotiation);
        return new Page(
                shown.stream()
                        .filter(comment -> readable.containsKey(comment.thread()))
                        .map(comment ->
                                view(comment, Objects.requireNonNull(readable.get(comment.thread())), named, writes))
                        .toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    /** Who can be mentioned in a thread. */
    public List<Listener> listeners(ThreadId id) {
        CommentThread thread = find(id);
        return readers.listeners(thread.negotiation(), thread.delegation());
    }

    /** Who can be mentioned in a thread that the person signed in would begin. */
    public List<Listener> listeners(NegotiationId negotiation, Audience audience) {
        seats.requireReader(negotiation);
        if (audience == Audience.EVERYONE) {
            return readers.listeners(negotiation, null);
        }
        return readers.ownDelegation(negotiation)
                .map(own -> readers.listeners(negotiation, own))
                .orElse(List.of());
    }

    /** What the person signed in has typed at these places and not posted; see {@link DeliberationService#keepDraft}. */
    public Map<SubjectRef, String> drafts(Collection<SubjectRef> places) {
        return drafts.find(current.id(), places);
    }

    /**
     * What the person signed in may say about a subject: to nobody, to everyone, to their own delegation.
     *
     * @return the audiences, the usual one first
     */
    public List<Audience> audiences(NegotiationId negotiation, SubjectRef subject) {
        seats.requireReader(negotiation);
        if (!readers.write(negotiation)) {
            return List.of();
        }
        boolean delegate = readers.ownDelegation(negotiation).isPresent();
        if (readers.reservedFor(subject).isPresent()) {
            return delegate ? List.of(Audience.DELEGATION) : List.of();
        }
        return delegate ? List.of(Audience.EVERYONE, Audience.DELEGATION) : List.of(Audience.EVERYONE);
    }

    private CommentThread find(ThreadId id) {
        return threads.findById(id.value()).filter(readers::read).orElseThrow(() -> new NotFound(SubjectRef.THREAD));
    }

    private List<Comment> comments(Collection<CommentThread> of) {
        return of.isEmpty()
                ? List.of()
                : comments.findByThreadInOrderByPostedAtAscIdAsc(
                        of.stream().map(CommentThread::getId).toList());
    }

    private Map<ThreadId, CommentThread> readable(List<Comment> found) {
        Set<UUID> ids = found.stream().map(comment -> comment.thread().value()).collect(Collectors.toSet());
        Map<SubjectRef, Boolean> visible = new HashMap<>();
        return threads.findAllByIdIn(ids).stream()
                .filter(readers::inAudience)
                .filter(thread -> visible.computeIfAbsent(
                        thread.subject(), subject -> readers.card(subject).isPresent()))
                .collect(Collectors.toMap(CommentThread::id, Function.identity()));
    }

    private List<ThreadView> views(NegotiationId negotiation, List<CommentThread> found) {
        Map<DelegationId, DelegationView> named = negotiations.delegationsById(negotiation);
        boolean writes = readers.write(negotiation);
        Map<ThreadId, List<Comment>> said = comments(found).stream().collect(Collectors.groupingBy(Comment::thread));
        return found.stream()
                .map(thread -> view(
                        thread,
                        quotation(thread),
                        said.getOrDefault(thread.id(), List.of()).stream()
                                .map(comment -> view(comment, thread, named, writes))
                                .toList(),
                        writes))
                .toList();
    }

    private static ThreadView view(
            CommentThread thread,
            ThreadView.@Nullable Quotation quotation,
            List<CommentView> comments,
            boolean mayWrite) {
        return new ThreadView(
                thread.id(),
                thread.negotiation(),
                thread.subject(),
                quotation,
                thread.audience(),
                thread.delegation(),
                thread.begunAt(),
                thread.resolvedAt(),
                thread.resolvedBy(),
                comments,
                mayWrite,
                thread.lockVersion());
    }

    private ThreadView.@Nullable Quotation quotation(CommentThread thread) {
        TextAnchor anchor = thread.anchor();
        if (anchor == null) {
            return null;
        }
        Optional<SubjectWords> known = words.stream()
                .filter(each -> each.kinds().contains(thread.subject().kind()))
                .findFirst();
        if (known.isEmpty()) {
            return new ThreadView.Quotation(anchor, null, false);
        }
        Optional<TextAnchor.Place> place = known.get().words(thread.subject()).flatMap(now -> anchor.find(now.text()));
        return new ThreadView.Quotation(anchor, place.orElse(null), place.isEmpty());
    }

    private CommentView view(
            Comment comment, CommentThread thread, Map<DelegationId, DelegationView> named, boolean writes) {
        boolean mayEdit = writes
                && !thread.resolved()
                && current.find()
                        .map(person -> person.id().equals(comment.author()))
                        .orElse(false);
        return view(comment, comment.mentions(), named, mayEdit);
    }

    /** Whom it mentions has no history: a state is shown with the names that are known of the comment. */
    private static CommentView view(
            Comment comment, List<Mention> mentions, Map<DelegationId, DelegationView> named, boolean mayEdit) {
        return new CommentView(
                comment.id(),
                comment.thread(),
                comment.author(),
                comment.authorName(),
                comment.delegation(),
                name(comment.delegation(), named),
                comment.capacity(),
                comment.postedAt(),
                comment.editedAt(),
                comment.version(),
                comment.text(),
                mentions.stream().map(Mention::view).toList(),
                mayEdit,
                comment.lockVersion());
    }

    private static @Nullable String name(@Nullable DelegationId delegation, Map<DelegationId, DelegationView> named) {
        DelegationView found = delegation == null ? null : named.get(delegation);
        return found == null ? null : found.name();
    }
}
