package org.parley.amendment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Brackets;
import org.parley.text.Change;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/**
 * What may be voted on in parts and is put as a whole afterwards: an amendment, whose parts are made of its changes; an article as it
 * stands, whose parts are made of the provisions directly under it, each with all below; the whole text of a plan, whose parts are made of its
 * articles that are not closed (ADR 0041).
 */
@Component
class Wholes {

    private final AmendmentRepository amendments;
    private final AmendmentNames names;
    private final AmendmentActs acts;
    private final PlanQueries plans;
    private final Wordings wordings;
    private final Rights rights;
    private final Messages messages;
    private final Seats seats;

    Wholes(
            AmendmentRepository amendments,
            AmendmentNames names,
            AmendmentActs acts,
            PlanQueries plans,
            Wordings wordings,
            Rights rights,
            Messages messages,
            Seats seats) {
        this.amendments = amendments;
        this.names = names;
        this.acts = acts;
        this.plans = plans;
        this.wordings = wordings;
        this.rights = rights;
        this.messages = messages;
        this.seats = seats;
    }

    static SubjectRef of(AmendmentId amendment) {
        return SubjectRef.of(SubjectRef.AMENDMENT, amendment);
    }

    /** Whether it is a text as it stands, of which what does not carry falls out. */
    static boolean text(SubjectRef whole) {
        return !whole.kind().equals(SubjectRef.AMENDMENT);
    }

    Amendment amendment(SubjectRef whole) {
        return amendments.findById(whole.id()).orElseThrow(() -> new NotFound("amendment"));
    }

    /** Whether the person sees it: an amendment that was put before everybody, or a text. */
    boolean seen(SubjectRef whole) {
        if (!text(whole)) {
            return amendments
                    .findById(whole.id())
                    .filter(Amendment::filed)
                    .filter(rights::sees)
                    .isPresent();
        }
        try {
            plan(whole);
            return true;
        } catch (NotFound hidden) {
            return false;
        }
    }

    /** @throws NotFound where there is no such thing for this person */
    void requireSeen(SubjectRef whole) {
        if (!seen(whole)) {
            throw new NotFound(whole.kind());
        }
    }

    /** The plan that it is of. @throws NotFound where there is none */
    PlanId plan(SubjectRef whole) {
        return switch (whole.kind()) {
            case SubjectRef.AMENDMENT -> amendment(whole).plan();
            case SubjectRef.PROVISION ->
                plans.locate(new ProvisionId(whole.id())).orElseThrow(() -> new NotFound("provision"));
            case SubjectRef.PLAN -> plans.get(new PlanId(whole.id())).id();
            default -> throw new NotFound("division");
        };
    }

    NegotiationId negotiation(SubjectRef whole) {
        return text(whole)
                ? plans.get(plan(whole)).negotiation()
                : amendment(whole).negotiation();
    }

    /**
     * What parts are made of. Of an amendment, its changes; of a text, the deletion of each unit that falls out where it does not carry. None
     * where the text is there no more.
     */
    List<Change> changes(SubjectRef whole) {
        return text(whole) ? fallings(whole) : amendment(whole).changes();
    }

    private List<Change> fallings(SubjectRef whole) {
        PlanId plan = plan(whole);
        List<Provision> articles = plans.text(plan).text().articles();
        List<Provision> units;
        if (plan(whole.kind())) {
            Map<ProvisionId, ArticleStatus> status = plans.articleStatus(plan);
            units = articles.stream()
                    .filter(article ->
                            !Objects.requireNonNull(status.get(article.id())).closed())
                    .toList();
        } else {
            units = articles.stream()
                    .filter(article -> article.id().value().equals(whole.id()))
                    .flatMap(article -> article.children().stream())
                    .toList();
        }
        return units.stream()
                .<Change>map(unit -> new Change.DeleteProvision(unit.id(), unit))
                .toList();
    }

    private static boolean plan(String kind) {
        return kind.equals(SubjectRef.PLAN);
    }

    /** The text that those changes are made on. */
    PlanText base(SubjectRef whole) {
        return text(whole)
                ? plans.text(plan(whole)).text()
                : wordings.of(amendment(whole)).base();
    }

    /** Whether it is still to be decided. */
    boolean pending(SubjectRef whole) {
        return switch (whole.kind()) {
            case SubjectRef.PROVISION ->
                plans.articleStatus(plan(whole)).get(new ProvisionId(whole.id())) == ArticleStatus.OPEN;
            case SubjectRef.PLAN ->
                plans.get(plan(whole)).agreedVersion() == null
                        && !fallings(whole).isEmpty();
            default -> amendment(whole).status().pending();
        };
    }

    /** Whether a change of these provisions would change a text as it stands. */
    boolean within(SubjectRef whole, PlanId plan, Set<ProvisionId> touched) {
        if (!text(whole) || !plan(whole).equals(plan)) {
            return false;
        }
        PlanText text = plans.text(plan).text();
        return plan(whole.kind())
                || touched.stream()
                        .flatMap(provision -> text.article(provision).stream())
                        .anyMatch(article -> article.id().value().equals(whole.id()));
    }

    /** Whether two texts as they stand are one within the other. */
    boolean overlap(SubjectRef one, SubjectRef other) {
        return !one.equals(other)
                && (plan(one.kind()) || plan(other.kind()))
                && plan(one).equals(plan(other));
    }

    /** The articles that are decided with a text as it stands. */
    Stream<ProvisionId> articles(SubjectRef whole) {
        return switch (whole.kind()) {
            case SubjectRef.PROVISION -> Stream.of(new ProvisionId(whole.id()));
            case SubjectRef.PLAN -> fallings(whole).stream().map(Change::provision);
            default -> Stream.empty();
        };
    }

    /** "Amendment 7 · IRL", "Article 4", the title of a plan. */
    String label(SubjectRef whole, Locale locale) {
        return switch (whole.kind()) {
            case SubjectRef.PROVISION ->
                messages.get(
                        locale,
                        "plan.article",
                        plans.text(plan(whole))
                                .numbering()
                                .find(new ProvisionId(whole.id()))
                                .orElse(Numbering.NOWHERE));
            case SubjectRef.PLAN -> plans.get(plan(whole)).title();
            default -> names.label(amendment(whole).view(), locale);
        };
    }

    /** The same at more length, as the round on the whole is named. */
    String title(SubjectRef whole, Locale locale) {
        if (!text(whole)) {
            return names.title(amendment(whole).view(), locale);
        }
        String label = label(whole, locale);
        return plans.text(plan(whole))
                .text()
                .find(new ProvisionId(whole.id()))
                .map(Provision::heading)
                .map(heading -> label + " · " + heading)
                .orElse(label);
    }

    /** As a refusal names it: the number of an amendment, an article as the text cites it, the title of a plan. */
    Object cited(SubjectRef whole) {
        return switch (whole.kind()) {
            case SubjectRef.PROVISION -> plans.text(plan(whole)).numbering().cite(new ProvisionId(whole.id()));
            case SubjectRef.PLAN -> plans.get(plan(whole)).title();
            default -> amendment(whole).number();
        };
    }

    /** For each of some changes what it is called in the record: its number among them, or that of the provision which would fall. */
    List<String> called(SubjectRef whole, List<Change> changes) {
        if (!text(whole)) {
            return Stream.iterate(1, number -> number + 1)
                    .limit(changes.size())
                    .map(String::valueOf)
                    .toList();
        }
        Numbering numbering = plans.text(plan(whole)).numbering();
        return changes.stream()
                .map(change -> numbering.number(change.provision()))
                .toList();
    }

    /**
     * A part of a text in its own words: each provision with its number, references written out. What stands there no more has no number. Of a
     * whole text, the articles by their headings.
     *
     * @param part the deletions of its units
     * @param now  whether as it reads now, or as it was voted on
     */
    String words(SubjectRef whole, List<Change> part, boolean now) {
        VersionView version = plans.text(plan(whole));
        Stream<Provision> units = part.stream()
                .flatMap(change -> change instanceof Change.DeleteProvision(ProvisionId id, Provision then)
                        ? Stream.of(now ? version.text().find(id).orElse(then) : then)
                        : Stream.empty());
        if (plan(whole.kind())) {
            return units.map(article -> Stream.of(
                                    version.numbering()
                                            .find(article.id())
                                            .map(_ -> version.numbering().cite(article.id()))
                                            .orElse(""),
                                    Objects.requireNonNullElse(article.heading(), ""))
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining(" · ")))
                    .collect(Collectors.joining("; "));
        }
        return units.flatMap(unit -> new PlanText(List.of(unit)).walk().stream())
                .map(PlanText.Place::provision)
                .map(each -> Stream.of(
                                version.numbering().find(each.id()).orElse(""),
                                Objects.requireNonNullElse(each.heading(), ""),
                                Brackets.shown(version.numbering().resolve(each.text())))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" · "));
    }

    /** Begins an act on it by the person who is asking. */
    Act act(String type, SubjectRef whole) {
        return act(type, whole, seats.actor(negotiation(whole)));
    }

    Act act(String type, SubjectRef whole, Actor actor) {
        if (!text(whole)) {
            return acts.of(type, amendment(whole), actor);
        }
        PlanId plan = plan(whole);
        return Act.of(type, plans.get(plan).negotiation().value(), whole, actor)
                .version(plans.text(plan).number())
                .with("plan", plan.value().toString());
    }
}
