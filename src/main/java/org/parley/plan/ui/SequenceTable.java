package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.plan.PlanSequence;
import org.parley.plan.VersionView;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Unit;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Timetable;

/** The sequence of a plan as a table: each provision with its conditions, what waits for it, and its time. */
final class SequenceTable {

    private static final int WORDS = 90;

    private SequenceTable() {}

    /** @param path where a provision is read */
    static NativeTable of(PlanSequence sequence, ConditionWords words, Function<ProvisionId, String> path) {
        UI ui = UI.getCurrentOrThrow();
        NativeTableRow head = new NativeTableRow();
        for (String column : List.of("provision", "conditions", "waiting", "earliest", "latest")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(ui.getTranslation("sequence.column." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (ProvisionId id : sequence.concerned()) {
            Provision provision = sequence.version().text().find(id).orElseThrow();
            Timetable.Window times = sequence.times().get(id);
            NativeTableRow row = new NativeTableRow();
            row.add(
                    new NativeTableCell(
                            new Anchor(path.apply(id), words.cite().apply(id)),
                            said(opening(provision, sequence.version()))),
                    new NativeTableCell(conditions(provision, words)),
                    new NativeTableCell(links(sequence.waiting().getOrDefault(id, Set.of()), words, path)),
                    new NativeTableCell(time(ui, times == null ? null : times.earliest(), words)),
                    new NativeTableCell(time(ui, times == null ? null : times.latest(), words)));
            body.add(row);
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "sequence-table");
        return table;
    }

    private static Div said(String words) {
        Div said = new Div(words);
        said.addClassNames("quiet", "small");
        said.getElement().setAttribute("dir", "auto");
        return said;
    }

    /** The conditions of a provision, one below the other. */
    static UnorderedList conditions(Provision provision, ConditionWords words) {
        UnorderedList list = new UnorderedList();
        list.addClassName("sequence-conditions");
        provision.conditions().forEach(condition -> list.add(new ListItem(words.say(condition))));
        return list;
    }

    /** Provisions, one beside the other. */
    static Span links(Collection<ProvisionId> provisions, ConditionWords words, Function<ProvisionId, String> path) {
        List<Component> links = new ArrayList<>();
        for (ProvisionId id : provisions) {
            if (!links.isEmpty()) {
                links.add(new Span(", "));
            }
            links.add(new Anchor(path.apply(id), words.cite().apply(id)));
        }
        return new Span(links.toArray(Component[]::new));
    }

    /** How a provision begins: its heading, or else its first words. */
    static String opening(Provision provision, VersionView version) {
        String heading = provision.heading();
        if (heading != null) {
            return heading;
        }
        String text = version.numbering().resolve(provision.text());
        if (text.length() <= WORDS) {
            return text;
        }
        int end = text.lastIndexOf(' ', WORDS);
        return text.substring(0, end < WORDS / 2 ? WORDS : end) + " …";
    }

    static String time(UI ui, Timetable.@Nullable Offset offset, ConditionWords words) {
        if (offset == null) {
            return "–";
        }
        if (offset.equals(Timetable.Offset.START)) {
            return ui.getTranslation("sequence.time.start");
        }
        String months = offset.months() == 0
                ? ""
                : offset.months() % 12 == 0
                        ? words.say(new Delay(offset.months() / 12, Unit.YEARS))
                        : words.say(new Delay(offset.months(), Unit.MONTHS));
        String days = offset.days() == 0 ? "" : words.say(new Delay(offset.days(), Unit.DAYS));
        return months.isEmpty() || days.isEmpty() ? months + days : ui.getTranslation("sequence.and", months, days);
    }
}
