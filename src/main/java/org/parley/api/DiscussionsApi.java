package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.deliberation.Audience;
import org.parley.deliberation.CommentId;
import org.parley.deliberation.CommentVersion;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.Posted;
import org.parley.deliberation.TextAnchor;
import org.parley.deliberation.ThreadId;
import org.parley.deliberation.ThreadView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Threads and their comments. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Comments", description = "Threads on provisions, amendments and rounds, and their comments")
class DiscussionsApi {

    private final DeliberationService service;
    private final DeliberationQueries queries;
    private final NegotiationQueries negotiations;

    DiscussionsApi(DeliberationService service, DeliberationQueries queries, NegotiationQueries negotiations) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(description = "Words of a text")
    record Words(
            @NotNull @Schema(description = "The words") String exact,

            @Nullable @Schema(description = "Up to 64 characters before them")
            String prefix,

            @Nullable @Schema(description = "Up to 64 characters after them")
            String suffix,

            @Schema(description = "UTF-16 units before them")
            int start,

            @Schema(description = "Version of the text, 0 where it has none")
            int version) {

        TextAnchor anchor() {
            return new TextAnchor(exact, prefix == null ? "" : prefix, suffix == null ? "" : suffix, start, version);
        }

        static Words of(TextAnchor anchor) {
            return new Words(anchor.exact(), anchor.prefix(), anchor.suffix(), anchor.start(), anchor.version());
        }
    }

    @Schema(description = "A thread")
    record Discussion(
            UUID id,

            @Schema(description = "What it is about, as kind:id")
            String subject,

            @Nullable @Schema(description = "The words it is about; absent for the whole")
            Words words,

            @Schema(description = "Whether the text no longer has these words")
            boolean wordsGone,

            @Schema(description = "everyone or delegation") String audience,
            Instant begunAt,

            @Nullable @Schema(description = "When it was resolved; absent while it is open")
            Instant resolvedAt,

            @Nullable String resolvedBy,
            List<Comment> comments) {

        static Discussion of(ThreadView thread) {
            ThreadView.Quotation quotation = thread.quotation();
            return new Discussion(
                    thread.id().value(),
                    thread.subject().toString(),
                    quotation == null ? null : Words.of(quotation.anchor()),
                    quotation != null && quotation.gone(),
                    thread.audience().word(),
                    thread.begunAt(),
                    thread.resolvedAt(),
                    thread.resolvedBy(),
                    thread.comments().stream().map(Comment::of).toList());
        }
    }

    @Schema(description = "A comment")
    record Comment(
            UUID id,
            UUID thread,
            UUID author,

            @Schema(description = "The author's name when it was posted")
            String authorName,

            @Nullable UUID delegation,
            @Nullable String delegationName,

            @Schema(description = "The author's capacity then")
            String capacity,

            Instant postedAt,
            @Nullable Instant editedAt,

            @Schema(description = "1 as posted, one more for each edit; also its ETag")
            int version,

            @Schema(description = "Plain text: markup in it has no meaning")
            String text,

            @Schema(description = "The people whom it mentions")
            List<UUID> mentions) {

        static Comment of(CommentView comment) {
            return new Comment(
                    comment.id().value(),
                    comment.thread().value(),
                    comment.author().value(),
                    comment.authorName(),
                    comment.delegation() == null ? null : comment.delegation().value(),
                    comment.delegationName(),
                    comment.capacity().word(),
                    comment.postedAt(),
                    comment.editedAt(),
                    comment.version(),
                    comment.text(),
                    comment.mentions().stream()
                            .map(mentioned -> mentioned.person().value())
                            .toList());
        }
    }

    @Schema(description = "A page of comments")
    record Comments(
            List<Comment> items,

            @Nullable @Schema(description = "What to pass as `after` for the next page; absent on the last")
            UUID next) {}

    @Schema(description = "What a comment said from a moment on")
    record Earlier(int version, Instant at, String text) {

        static Earlier of(CommentVersion version) {
            return new Earlier(version.number(), version.at(), version.text());
        }
    }

    @Schema(description = "A thread to begin")
    record Beginning(
            @NotNull @Schema(description = "What it is about, as kind:id, for example provision:0198…")
            String subject,

            @Nullable @Valid @Schema(description = "The words it is about; absent for the whole")
            Words words,

            @Nullable @Schema(description = "everyone (unless said otherwise) or delegation")
            String audience,

            @NotNull
            @Schema(description = "Up to 5,000 characters of plain text; @Name mentions a reader of the thread")
            String text) {}

    @Schema(description = "What a comment is to say")
    record Saying(
            @NotNull
            @Schema(description = "Up to 5,000 characters of plain text; @Name mentions a reader of the thread")
            String text) {}

    @GetMapping("/negotiations/{negotiation}/comments")
    @Operation(
            summary = "The comments of a negotiation",
            description = "In the order of posting: all that you may read. Pass `next` of a page as `after` to go on.")
    Comments list(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        DeliberationQueries.Page page =
                queries.page(id(negotiation), after == null ? null : new CommentId(after), size);
        CommentId next = page.next();
        return new Comments(page.comments().stream().map(Comment::of).toList(), next == null ? null : next.value());
    }

    @GetMapping("/negotiations/{negotiation}/threads")
    @Operation(
            summary = "The threads on a subject",
            description =
                    "Oldest first, the resolved ones among them. `subject` is kind:id of a provision, amendment, plan or round.")
    Paged<Discussion> on(
            @PathVariable String negotiation,
            @RequestParam String subject,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(
                queries.threads(id(negotiation), Misunderstood.subject("subject", subject)),
                page,
                size,
                Discussion::of);
    }

    @PostMapping(path = "/negotiations/{negotiation}/threads", consumes = "application/json")
    @Operation(
            summary = "Begin a thread",
            description =
                    "With its first comment, before everyone or your own delegation. Observers read and do not write.")
    ResponseEntity<Discussion> begin(@PathVariable String negotiation, @Valid @RequestBody Beginning said) {
        Posted posted = service.begin(new NewThread(
                id(negotiation),
                Misunderstood.subject("subject", said.subject()),
                said.words() == null ? null : said.words().anchor(),
                said.audience() == null
                        ? Audience.EVERYONE
                        : Misunderstood.word("audience", Audience.class, said.audience()),
                said.text()));
        return ResponseEntity.created(
                        URI.create("/api/v1/threads/" + posted.thread().value()))
                .body(Discussion.of(queries.thread(posted.thread())));
    }

    @GetMapping("/threads/{thread}")
    @Operation(summary = "One thread", description = "With all its comments.")
    Discussion thread(@PathVariable UUID thread) {
        return Discussion.of(queries.thread(new ThreadId(thread)));
    }

    @PostMapping(path = "/threads/{thread}/comments", consumes = "application/json")
    @Operation(summary = "Reply in a thread", description = "Adds a comment to an open thread.")
    ResponseEntity<Comment> reply(@PathVariable UUID thread, @Valid @RequestBody Saying said) {
        Posted posted = service.reply(new ThreadId(thread), said.text());
        CommentView comment = queries.comment(posted.comment());
        return Etags.created("comments", posted.comment(), comment.version(), Comment.of(comment));
    }

    @PostMapping("/threads/{thread}/resolve")
    @Operation(summary = "Resolve a thread", description = "Marks it as settled; whoever writes in it may.")
    Discussion resolve(@PathVariable UUID thread) {
        service.resolve(new ThreadId(thread));
        return thread(thread);
    }

    @PostMapping("/threads/{thread}/reopen")
    @Operation(summary = "Reopen a thread", description = "Takes up a resolved thread again.")
    Discussion reopen(@PathVariable UUID thread) {
        service.reopen(new ThreadId(thread));
        return thread(thread);
    }

    @GetMapping("/comments/{comment}")
    @Operation(summary = "One comment", description = "Its ETag is what an edit passes in If-Match.")
    ResponseEntity<Comment> comment(@PathVariable UUID comment) {
        CommentView view = queries.comment(new CommentId(comment));
        return Etags.answer(view.version(), Comment.of(view));
    }

    @PatchMapping(path = "/comments/{comment}", consumes = "application/json")
    @Operation(
            summary = "Edit your comment",
            description =
                    "If-Match must carry the ETag of the state that was edited. What it said before stays readable.")
    ResponseEntity<Comment> edit(
            @PathVariable UUID comment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Saying said) {
        CommentId id = new CommentId(comment);
        CommentView seen = queries.comment(id);
        Etags.require(ifMatch, seen.version());
        service.edit(id, said.text(), seen.version());
        return comment(comment);
    }

    @GetMapping("/comments/{comment}/versions")
    @Operation(summary = "What a comment said", description = "All its versions, oldest first.")
    List<Earlier> versions(@PathVariable UUID comment) {
        return queries.versions(new CommentId(comment)).stream()
                .map(Earlier::of)
                .toList();
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
