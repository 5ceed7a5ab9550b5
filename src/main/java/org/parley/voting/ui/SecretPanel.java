package org.parley.voting.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.voting.Listed;
import org.parley.voting.RoundView;

/** The ballots of a secret round without names, sorted by tracking code, for each to find their own. */
final class SecretPanel extends Section {

    SecretPanel(RoundView round) {
        addClassNames("card", "secret-list");
        NativeTableRow head = new NativeTableRow();
        head.add(
                new NativeTableHeaderCell(getTranslation("voting.secret.code")),
                new NativeTableHeaderCell(getTranslation("voting.secret.ballot")));
        NativeTableBody body = new NativeTableBody();
        for (Listed ballot : round.listed()) {
            NativeTableCell code = new NativeTableCell(ballot.code());
            code.getElement().setAttribute("dir", "ltr");
            NativeTableRow row = new NativeTableRow();
            row.add(code, new NativeTableCell(words(ballot, round.question())));
            body.add(row);
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("table");
        add(
                new H2(getTranslation("voting.secret.listed")),
                new Paragraph(getTranslation(
                        "voting.secret.listed-text", round.listed().size())),
                table);
    }

    private String words(Listed ballot, @Nullable ChoiceQuestion question) {
        Marks marks = ballot.marks();
        return question != null && marks != null
                ? ChoiceWords.ballot(this, question, marks)
                : getTranslation("procedure.choice." + ballot.choice().name());
    }
}
