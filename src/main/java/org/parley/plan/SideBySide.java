package org.parley.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * Plans side by side, element by element.
 *
 * @param columns the plans from left to right
 * @param rows    the elements that at least one of them settles, in the order of the first plan, then of the next for what that lacks
 * @param absent  the elements that none of them settles
 * @param loose   of each plan, in the order of its text, what belongs to no element: a whole provision where nothing of it does
 */
public record SideBySide(
        List<Column> columns, List<Row> rows, List<ElementView> absent, List<List<ProvisionId>> loose) {

    /** A plan as it is compared. */
    public record Column(PlanSummary plan, VersionView version) {}

    /**
     * An element.
     *
     * @param cells of each plan the provisions that settle it, in the order of its text; none below another of them
     */
    public record Row(ElementView element, List<List<ProvisionId>> cells) {

        /** The only plan that settles it; empty where several do, or nothing else is compared. */
        public OptionalInt only() {
            int[] settling = IntStream.range(0, cells.size())
                    .filter(column -> !cells.get(column).isEmpty())
                    .toArray();
            return settling.length == 1 && cells.size() > 1 ? OptionalInt.of(settling[0]) : OptionalInt.empty();
        }
    }

    static SideBySide of(List<Column> columns, List<ElementView> elements) {
        List<Map<ProvisionId, Integer>> places =
                columns.stream().map(column -> places(column.version().text())).toList();
        List<Row> rows = new ArrayList<>();
        List<ElementView> absent = new ArrayList<>();
        for (ElementView element : elements) {
            List<List<ProvisionId>> cells = columns.stream()
                    .map(column -> topmost(column.version().text().articles(), element.provisions()))
                    .toList();
            if (cells.stream().allMatch(List::isEmpty)) {
                absent.add(element);
            } else {
                rows.add(new Row(element, cells));
            }
        }
        rows.sort(Comparator.comparingInt((Row row) -> first(row)).thenComparingInt(row -> {
            int column = first(row);
            return places.get(column).getOrDefault(row.cells().get(column).getFirst(), 0);
        }));
        Set<ProvisionId> assigned = elements.stream()
                .flatMap(element -> element.provisions().stream())
                .collect(Collectors.toSet());
        return new SideBySide(
                List.copyOf(columns),
                List.copyOf(rows),
                List.copyOf(absent),
                columns.stream()
                        .map(column -> loose(column.version().text().articles(), assigned))
                        .toList());
    }

    private static int first(Row row) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> !row.cells().get(column).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Map<ProvisionId, Integer> places(PlanText text) {
        Map<ProvisionId, Integer> places = new HashMap<>();
        text.walk().forEach(place -> places.put(place.id(), places.size()));
        return places;
    }

    /** The wanted provisions, without those that stand below another: the whole is read with its parts. */
    static List<ProvisionId> topmost(List<Provision> siblings, Set<ProvisionId> wanted) {
        List<ProvisionId> found = new ArrayList<>();
        for (Provision provision : siblings) {
            if (wanted.contains(provision.id())) {
                found.add(provision.id());
            } else {
                found.addAll(topmost(provision.children(), wanted));
            }
        }
        return found;
    }

    /** What is not assigned, as far up as nothing below it is. */
    static List<ProvisionId> loose(List<Provision> siblings, Set<ProvisionId> assigned) {
        List<ProvisionId> found = new ArrayList<>();
        for (Provision provision : siblings) {
            if (assigned.contains(provision.id())) {
                continue;
            }
            if (topmost(provision.children(), assigned).isEmpty()) {
                found.add(provision.id());
            } else {
                found.addAll(loose(provision.children(), assigned));
            }
        }
        return found;
    }
}
