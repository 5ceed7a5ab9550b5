package org.parley.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * The whole text of a plan: an ordered tree of provisions, at most {@link TextRules#DEPTH} deep, in which no identity occurs twice,
 * neither of a provision nor of a bracket.
 * A value; every edit makes another one.
 */
public record PlanText(List<Provision> articles) {

    public static final PlanText EMPTY = new PlanText(List.of());

    /** Throws {@link RuleViolation} when the tree is too deep, too large or names one provision twice. */
    public PlanText {
        articles = List.copyOf(articles);
        long characters = 0;
        Set<ProvisionId> seen = new HashSet<>();
        Set<BracketId> brackets = new HashSet<>();
        List<Place> places = places(articles);
        if (places.size() > TextRules.PROVISIONS) {
            throw new RuleViolation("text.error.too-many-provisions", TextRules.PROVISIONS, places.size());
        }
        for (Place place : places) {
            if (place.depth() > TextRules.DEPTH) {
                throw new RuleViolation("text.error.too-deep", TextRules.DEPTH);
            }
            if (!seen.add(place.id())) {
                throw new RuleViolation(
                        "text.error.same-provision-twice", place.id().toString());
            }
            characters += place.provision().text().length();
            for (Bracket bracket : Brackets.in(place.provision().text())) {
                if (!brackets.add(bracket.id())) {
                    throw new RuleViolation(
                            "text.error.bracket-twice", bracket.id().toString());
                }
            }
        }
        if (characters > TextRules.PLAN_LENGTH) {
            throw new RuleViolation("text.error.plan-too-long", TextRules.PLAN_LENGTH, characters);
        }
    }

    /**
     * Where a provision stands.
     *
     * @param provision it
     * @param parent    the provision above it, null for an article
     * @param after     the sibling before it, null for the first
     * @param index     position among its siblings, from 0
     * @param depth     1 for an article, at most {@link TextRules#DEPTH}
     */
    public record Place(
            Provision provision,
            @Nullable ProvisionId parent,
            @Nullable ProvisionId after,
            int index,
            int depth) {

        public ProvisionId id() {
            return provision.id();
        }
    }

    /** All provisions in reading order. */
    public List<Place> walk() {
        return places(articles);
    }

    /** All provisions by identity, in reading order. */
    public Map<ProvisionId, Place> index() {
        Map<ProvisionId, Place> index = new LinkedHashMap<>();
        for (Place place : walk()) {
            index.put(place.id(), place);
        }
        return index;
    }

    public Optional<Place> place(ProvisionId id) {
        return walk().stream().filter(place -> place.id().equals(id)).findFirst();
    }

    public Optional<Provision> find(ProvisionId id) {
        return place(id).map(Place::provision);
    }

    /** The provision directly above; empty for an article and for what is not here. */
    public Optional<Provision> parent(ProvisionId id) {
        return place(id).map(Place::parent).flatMap(this::find);
    }

    /** The article that a provision stands in: itself, if it is one. */
    public Optional<Provision> article(ProvisionId id) {
        for (Provision article : articles) {
            if (places(List.of(article)).stream().anyMatch(place -> place.id().equals(id))) {
                return Optional.of(article);
            }
        }
        return Optional.empty();
    }

    private static List<Place> places(List<Provision> articles) {
        List<Place> places = new ArrayList<>();
        collect(articles, null, 1, places);
        return places;
    }

    private static void collect(List<Provision> siblings, @Nullable ProvisionId parent, int depth, List<Place> places) {
        ProvisionId after = null;
        int index = 0;
        for (Provision provision : siblings) {
            places.add(new Place(provision, parent, after, index++, depth));
            collect(provision.children(), provision.id(), depth + 1, places);
            after = provision.id();
        }
    }
}
