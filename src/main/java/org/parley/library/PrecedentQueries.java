package org.parley.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.identity.PersonId;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of the library. Its cases are for everybody signed in, its links for those who may read their negotiation. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PrecedentQueries {

    private final PrecedentRepository precedents;
    private final PrecedentLinkRepository links;
    private final Seats seats;
    private final NegotiationQueries negotiations;
    private final Librarians librarians;

    PrecedentQueries(
            PrecedentRepository precedents,
            PrecedentLinkRepository links,
            Seats seats,
            NegotiationQueries negotiations,
            Librarians librarians) {
        this.precedents = precedents;
        this.links = links;
        this.seats = seats;
        this.negotiations = negotiations;
        this.librarians = librarians;
    }

    /** Whether the person signed in keeps the library. */
    public boolean mayKeep() {
        return librarians.mayKeep();
    }

    /** The cases that answer to a filter, the one concluded first at the beginning; those put away are for the keepers, at the end. */
    public List<PrecedentView> list(PrecedentFilter filter) {
        boolean keeps = mayKeep();
        List<PrecedentView> found = new ArrayList<>();
        List<PrecedentView> away = new ArrayList<>();
        for (Precedent each : precedents.findAllByOrderByConcludedAscNameAsc()) {
            PrecedentView view = each.view();
            if (filter.takes(view.text())) {
                (view.shelved() ? away : found).add(view);
            }
        }
        if (keeps) {
            found.addAll(away);
        }
        return found;
    }

    /** @throws NotFound where there is none */
    public PrecedentView get(PrecedentId id) {
        return precedents
                .findById(id.value())
                .map(Precedent::view)
                .orElseThrow(() -> new NotFound(SubjectRef.PRECEDENT));
    }

    /** The library as a file, in the order of {@link #list}, without what was put away. */
    public String file() {
        return PrecedentFile.write(precedents.findAllByOrderByConcludedAscNameAsc().stream()
                .filter(each -> !each.shelved())
                .map(Precedent::text)
                .toList());
    }

    /**
     * The precedents beside any of these provisions, in the order in which they were put there.
     *
     * @param moment those that stood there then; null for now
     */
    public List<LinkView> beside(
            NegotiationId negotiation, Collection<ProvisionId> provisions, @Nullable Instant moment) {
        seats.requireReader(negotiation);
        if (provisions.isEmpty()) {
            return List.of();
        }
        return views(links
                .findByNegotiationAndProvisionInOrderByAtAscIdAsc(
                        negotiation.value(),
                        provisions.stream().map(ProvisionId::value).collect(Collectors.toSet()))
                .stream()
                .filter(link -> link.stood(moment))
                .toList());
    }

    /** All links of a negotiation that stand, in the order in which they were made. */
    public List<LinkView> links(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return views(links.findByNegotiationOrderByAtAscIdAsc(negotiation.value()).stream()
                .filter(link -> link.stood(null))
                .toList());
    }

    /** Where a case is remembered now, in the negotiations that the person signed in may read. */
    public List<LinkView> uses(PrecedentId id) {
        return views(links.findByPrecedentOrderByAtAscIdAsc(id.value()).stream()
                .filter(link -> link.stood(null) && seats.mayRead(link.negotiation()))
                .toList());
    }

    /** Whether the person signed in may put cases beside provisions here. */
    public boolean mayLink(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation) || seats.hasVoice(negotiation);
    }

    /** Whether the person signed in may take this one away. */
    public boolean mayUnlink(LinkView link) {
        return link.endedAt() == null
                && (seats.mayFacilitate(link.negotiation())
                        || seats.voice(link.negotiation())
                                .filter(own -> own.equals(link.delegation()))
                                .isPresent());
    }

    private List<LinkView> views(List<PrecedentLink> found) {
        Map<PrecedentId, PrecedentView> cases = precedents
                .findAllByIdIn(
                        found.stream().map(link -> link.precedent().value()).collect(Collectors.toSet()))
                .stream()
                .map(Precedent::view)
                .collect(Collectors.toMap(PrecedentView::id, Function.identity()));
        Map<NegotiationId, Map<DelegationId, DelegationView>> delegations = new HashMap<>();
        Map<NegotiationId, Map<PersonId, String>> names = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(
                        PrecedentLink::negotiation, Collectors.mapping(PrecedentLink::person, Collectors.toSet())))
                .forEach((table, people) -> names.put(table, negotiations.names(table, people)));
        return found.stream()
                .map(link -> {
                    DelegationId whose = link.delegation();
                    return new LinkView(
                            link.id(),
                            link.negotiation(),
                            link.provision(),
                            Objects.requireNonNull(cases.get(link.precedent())),
                            link.note(),
                            whose,
                            whose == null
                                    ? null
                                    : Objects.requireNonNull(delegations
                                                    .computeIfAbsent(link.negotiation(), negotiations::delegationsById)
                                                    .get(whose))
                                            .name(),
                            Objects.requireNonNull(names.get(link.negotiation()))
                                    .getOrDefault(link.person(), ""),
                            link.at(),
                            link.endedAt());
                })
                .toList();
    }

    /** @throws NotFound where there is none for this person */
    public LinkView link(LinkId id) {
        return views(links.findById(id.value()).stream()
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .toList())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("link"));
    }

    /** Cases that are offered to be put beside a provision: those that are not there and not put away. */
    public List<PrecedentView> offered(NegotiationId negotiation, ProvisionId provision) {
        List<UUID> there = beside(negotiation, List.of(provision), null).stream()
                .map(link -> link.precedent().id().value())
                .toList();
        return list(PrecedentFilter.NONE).stream()
                .filter(each -> !each.shelved() && !there.contains(each.id().value()))
                .toList();
    }
}
