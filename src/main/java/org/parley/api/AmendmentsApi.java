package org.parley.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentTexts;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Consent;
import org.parley.amendment.ConsentService;
import org.parley.amendment.DraftText;
import org.parley.amendment.Remark;
import org.parley.amendment.Saved;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Amendments, from the first draft to their end. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Amendments", description = "Amendments, from the first draft to their end")
class AmendmentsApi {

    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final ConsentService consents;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    AmendmentsApi(
            AmendmentService service,
            AmendmentQueries queries,
            ConsentService consents,
            PlanQueries plans,
            NegotiationQueries negotiations) {
        this.service = service;
        this.queries = queries;
        this.consents = consents;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    @Schema(description = "An amendment")
    record Amendment(
            UUID id,

            @Schema(description = "Its number in the negotiation, 0 while it is a draft")
            int number,

            UUID plan,

            @Schema(description = "The article that it was begun on")
            UUID article,

            @Nullable @Schema(description = "The amendment that it amends")
            UUID parent,

            @Schema(description = "Whose it is now") UUID delegation,

            @Nullable @Schema(description = "Who first proposed it, where another took it over")
            UUID first,

            @Schema(description = "draft, seeking, proposed, withdrawn, adopted, rejected or obsolete")
            String status,

            String title,
            String reason,

            @Schema(description = "The version of the plan that it is expressed on")
            int version,

            @Schema(description = "What it does, in the change format of the import documentation", type = "array")
            @JsonRawValue
            String changes,

            List<UUID> coSponsors,
            Instant changedAt,

            @Nullable @Schema(description = "When it was put before everybody")
            Instant filedAt,

            @Nullable @Schema(description = "What last happened to it: carried, fallen, withdrawn, adopted…")
            String remark,

            @Nullable
            @Schema(
                    description =
                            "Present while an adoption has changed it and its proposer has not answered: until then it is"
                                    + " not put to the vote")
            Awaited consent,

            @Nullable @Schema(description = "The amendment that it was begun from anew")
            UUID redraftOf) {

        static Amendment of(AmendmentView view) {
            AmendmentId parent = view.parent();
            DelegationId first = view.first();
            Remark remark = view.remark();
            AmendmentId redraftOf = view.redraftOf();
            return new Amendment(
                    view.id().value(),
                    view.number(),
                    view.plan().value(),
                    view.article().value(),
                    parent == null ? null : parent.value(),
                    view.delegation().value(),
                    first == null ? null : first.value(),
                    view.status().word(),
                    view.title(),
                    view.reason(),
                    view.version(),
                    TextJson.changes(view.changes()).canonical(),
                    view.coSponsors().stream().map(DelegationId::value).toList(),
                    view.changedAt(),
                    view.filedAt(),
                    remark == null ? null : remark.kind().word(),
                    Awaited.of(view.consent()),
                    redraftOf == null ? null : redraftOf.value());
        }
    }

    @Schema(description = "The consent that an amendment awaits from its proposer")
    record Awaited(
            @Schema(description = "The version on which its proposer last saw it")
            int version,

            @Schema(
                    description = "What it did to that version, as its proposer saw it; `changes` is what it does now",
                    type = "array")
            @JsonRawValue
            String changes,

            @Schema(description = "What moved, shrank or was merged since: sentences by key, with what they name")
            List<Account> account,

            @Nullable @Schema(description = "The round whose adoption changed it last")
            UUID round,

            @Schema(description = "Last moment to answer, UTC")
            Instant due) {

        static @Nullable Awaited of(@Nullable Consent consent) {
            return consent == null
                    ? null
                    : new Awaited(
                            consent.version(),
                            TextJson.changes(consent.changes()).canonical(),
                            consent.account().stream()
                                    .map(each -> new Account(each.key(), each.arguments()))
                                    .toList(),
                            consent.round(),
                            consent.due());
        }
    }

    @Schema(description = "Something that happened to an amendment when it was carried to a newer version")
    record Account(String key, List<String> arguments) {}

    @Schema(description = "An amendment to draft")
    record Drafting(
            @NotNull @Schema(description = "The plan") UUID plan,

            @NotNull @Schema(description = "The article of its newest version that is to be amended")
            UUID article,

            @Nullable @Schema(description = "Up to 150 characters")
            String title,

            @Nullable @Schema(description = "Up to 4,000 characters; required to propose")
            String reason,

            @Valid @Schema(description = "The article as it would read; absent to leave it as it is for now")
            Texts.@Nullable Edited edited) {}

    @Schema(description = "What a draft is to say")
    record Draft(
            @Nullable String title,
            @Nullable String reason,

            @NotNull @Valid @Schema(description = "The article as it would read")
            Texts.Edited edited) {}

    @Schema(description = "Why")
    record Reason(@Nullable String reason) {}

    @GetMapping("/negotiations/{negotiation}/amendments")
    @Operation(
            summary = "The amendments of a negotiation",
            description = "Your delegation's drafts first, then the latest filed. `status` keeps those of one status.")
    Paged<Amendment> list(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        AmendmentStatus wanted = status == null ? null : Misunderstood.word("status", AmendmentStatus.class, status);
        List<AmendmentView> all = queries.list(negotiations.bySlug(negotiation).id()).stream()
                .filter(amendment -> wanted == null || amendment.status() == wanted)
                .toList();
        return Paged.of(all, page, size, Amendment::of);
    }

    @PostMapping(path = "/amendments", consumes = "application/json")
    @Operation(
            summary = "Draft an amendment",
            description =
                    "Seen by your delegation only until it is proposed. The text is the article as it would read; the changes are found"
                            + " by comparing.")
    ResponseEntity<Amendment> draft(@Valid @RequestBody Drafting said) {
        PlanId plan = new PlanId(said.plan());
        ProvisionId article = new ProvisionId(said.article());
        PlanText base = plans.text(plan).text();
        PlanText edited = said.edited() == null
                ? base
                : DraftText.replace(base, article, said.edited().provision(base));
        AmendmentId id = service.draft(plan, article, new DraftText(words(said.title()), words(said.reason()), edited));
        AmendmentView made = queries.get(id);
        return Etags.created("amendments", id, made.lockVersion(), Amendment.of(made));
    }

    @PostMapping(path = "/amendments/{amendment}/sub-amendments", consumes = "application/json")
    @Operation(
            summary = "Draft a sub-amendment",
            description =
                    "To a pending amendment to a plan. The text is the article as that amendment would leave it, edited: read it at"
                            + " `text`.")
    ResponseEntity<Amendment> draftUnder(@PathVariable UUID amendment, @Valid @RequestBody Draft said) {
        AmendmentView parent = queries.get(new AmendmentId(amendment));
        PlanText edited = replaced(queries.texts(parent.id()).result(), parent.article(), said.edited());
        AmendmentId id =
                service.draftSub(parent.id(), new DraftText(words(said.title()), words(said.reason()), edited));
        AmendmentView made = queries.get(id);
        return Etags.created("amendments", id, made.lockVersion(), Amendment.of(made));
    }

    /** A text with an article as somebody edited it: the one that the edit names, or else the one that the amendment was begun on. */
    private static PlanText replaced(PlanText base, ProvisionId begun, Texts.Edited edited) {
        Provision article = edited.provision(base);
        boolean named = base.articles().stream().anyMatch(each -> each.id().equals(article.id()));
        return DraftText.replace(base, named ? article.id() : begun, article);
    }

    @GetMapping("/amendments/{amendment}")
    @Operation(summary = "One amendment", description = "Its ETag is what an edit passes in If-Match.")
    ResponseEntity<Amendment> get(@PathVariable UUID amendment) {
        return answer(queries.get(new AmendmentId(amendment)));
    }

    @GetMapping("/amendments/{amendment}/text")
    @Operation(
            summary = "The article as it would read",
            description =
                    "The article that it was begun on, as this amendment leaves it, and an article that it adds: what an edit changes"
                            + " and sends back.")
    List<Texts.Node> text(@PathVariable UUID amendment) {
        AmendmentView view = queries.get(new AmendmentId(amendment));
        AmendmentTexts texts = queries.texts(view.id());
        PlanText edited = texts.result();
        Numbering numbering = Numbering.of(edited);
        return edited.articles().stream()
                .filter(article -> article.id().equals(view.article())
                        || texts.version().text().find(article.id()).isEmpty())
                .map(article -> Texts.Node.of(article, numbering))
                .toList();
    }

    @PutMapping(path = "/amendments/{amendment}", consumes = "application/json")
    @Operation(
            summary = "Edit a draft",
            description =
                    "If-Match must carry the ETag of the state that was edited. What somebody else saved meanwhile is never overwritten.")
    ResponseEntity<Amendment> edit(
            @PathVariable UUID amendment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Draft said) {
        AmendmentView seen = queries.get(new AmendmentId(amendment));
        Etags.require(ifMatch, seen.lockVersion());
        PlanText edited = replaced(queries.texts(seen.id()).result(), seen.article(), said.edited());
        Saved saved = service.save(
                seen.id(), seen.lockVersion(), new DraftText(words(said.title()), words(said.reason()), edited));
        return switch (saved) {
            case Saved.Kept kept -> answer(kept.amendment());
            case Saved.Overtaken overtaken -> throw new Etags.Unmet(false);
        };
    }

    @PostMapping("/amendments/{amendment}/propose")
    @Operation(
            summary = "Propose a draft",
            description =
                    "For heads and deputies. Where the negotiation asks for co-sponsors, it seeks them first. If-Match, where it is"
                            + " sent, must carry the ETag of the state that is meant.")
    ResponseEntity<Amendment> propose(
            @PathVariable UUID amendment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        AmendmentView seen = queries.get(new AmendmentId(amendment));
        if (ifMatch == null) {
            service.propose(seen.id());
        } else {
            Etags.require(ifMatch, seen.lockVersion());
            service.propose(seen.id(), seen.lockVersion());
        }
        return get(amendment);
    }

    @PostMapping("/amendments/{amendment}/co-sponsor")
    @Operation(
            summary = "Co-sponsor an amendment",
            description = "In the name of your delegation; with enough co-sponsors it is proposed.")
    ResponseEntity<Amendment> coSponsor(@PathVariable UUID amendment) {
        service.coSponsor(new AmendmentId(amendment));
        return get(amendment);
    }

    @PostMapping(path = "/amendments/{amendment}/withdraw", consumes = "application/json")
    @Operation(
            summary = "Withdraw an amendment",
            description = "Your delegation's own; what amends it falls with it. The reason may be empty.")
    ResponseEntity<Void> withdraw(@PathVariable UUID amendment, @Valid @RequestBody Reason said) {
        service.withdraw(new AmendmentId(amendment), words(said.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/amendments/{amendment}/take-over")
    @Operation(
            summary = "Take over a withdrawn amendment",
            description = "It becomes your delegation's, as it reads on the newest version.")
    ResponseEntity<Amendment> takeOver(@PathVariable UUID amendment) {
        service.takeOver(new AmendmentId(amendment));
        return get(amendment);
    }

    @PostMapping("/amendments/{amendment}/accept")
    @Operation(
            summary = "Accept an amendment as an adoption has changed it",
            description =
                    "For heads and deputies of its proposer, while `consent` is present and not past `due`. If-Match must carry the"
                            + " ETag of the state that was read: nobody consents to a form that another adoption made meanwhile.")
    ResponseEntity<Amendment> accept(
            @PathVariable UUID amendment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        AmendmentView seen = queries.get(new AmendmentId(amendment));
        Etags.require(ifMatch, seen.lockVersion());
        consents.accept(seen.id(), seen.lockVersion());
        return get(amendment);
    }

    @PostMapping("/amendments/{amendment}/redraft")
    @Operation(
            summary = "Write an amendment anew on the newest text",
            description =
                    "Of one that awaits your delegation's consent: a draft with its text, which, proposed, replaces it under the same"
                            + " number. Of one that fell or was withdrawn: a new draft with what can be carried of it. A draft"
                            + " begun already is answered again.")
    ResponseEntity<Amendment> redraft(@PathVariable UUID amendment) {
        AmendmentView draft = queries.get(consents.redraft(new AmendmentId(amendment)));
        return Etags.created("amendments", draft.id(), draft.lockVersion(), Amendment.of(draft));
    }

    @DeleteMapping("/amendments/{amendment}/co-sponsor")
    @Operation(
            summary = "Take your delegation's name back",
            description = "With too few co-sponsors left the amendment seeks them again.")
    ResponseEntity<Amendment> leave(@PathVariable UUID amendment) {
        service.leave(new AmendmentId(amendment));
        return get(amendment);
    }

    private static ResponseEntity<Amendment> answer(AmendmentView view) {
        return Etags.answer(view.lockVersion(), Amendment.of(view));
    }

    private static String words(@Nullable String said) {
        return said == null ? "" : said;
    }
}
