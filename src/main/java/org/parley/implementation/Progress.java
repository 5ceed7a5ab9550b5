package org.parley.implementation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * How far an agreement is carried out. What counts is each provision that says something of its own and has nothing below it; one of which
 * nobody has said anything is not begun.
 *
 * @param articles how many provisions of each article stand at each level, in the order of the text
 * @param days     the sum of all levels in percent of what it would be were everything carried out, on each day on which it changed
 */
public record Progress(Map<ProvisionId, Map<Level, Integer>> articles, List<Day> days) {

    /** @param percent 0 to 100, rounded down */
    public record Day(LocalDate on, int percent) {}

    /**
     * Works it out.
     *
     * @param all every assessment, in the order of time
     */
    public static Progress of(PlanText text, Collection<AssessmentView> all) {
        Map<ProvisionId, ProvisionId> counted = new LinkedHashMap<>();
        for (Provision article : text.articles()) {
            leaves(article).forEach(leaf -> counted.put(leaf, article.id()));
        }
        Map<ProvisionId, Level> now = new HashMap<>();
        Map<LocalDate, Integer> days = new TreeMap<>();
        for (AssessmentView each : all) {
            if (counted.containsKey(each.provision())) {
                now.put(each.provision(), each.level());
                days.put(each.at().atZone(ZoneOffset.UTC).toLocalDate(), percent(now, counted.size()));
            }
        }
        Map<ProvisionId, Map<Level, Integer>> articles = new LinkedHashMap<>();
        for (Provision article : text.articles()) {
            Map<Level, Integer> levels = new EnumMap<>(Level.class);
            for (Level level : Level.values()) {
                levels.put(level, 0);
            }
            articles.put(article.id(), levels);
        }
        counted.forEach((leaf, article) -> articles.getOrDefault(article, new HashMap<>())
                .merge(now.getOrDefault(leaf, Level.NOT_BEGUN), 1, Integer::sum));
        return new Progress(
                articles,
                days.entrySet().stream()
                        .map(day -> new Day(day.getKey(), day.getValue()))
                        .toList());
    }

    private static int percent(Map<ProvisionId, Level> now, int counted) {
        int sum = now.values().stream().mapToInt(Level::ordinal).sum();
        return counted == 0 ? 0 : 100 * sum / (counted * Level.FULL.ordinal());
    }

    private static List<ProvisionId> leaves(Provision provision) {
        if (provision.children().isEmpty()) {
            return List.of(provision.id());
        }
        List<ProvisionId> leaves = new ArrayList<>();
        provision.children().forEach(child -> leaves.addAll(leaves(child)));
        return leaves;
    }

    /** How far it is now, in percent. */
    public int percent() {
        return days.isEmpty() ? 0 : days.getLast().percent();
    }
}
