package org.parley.deliberation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parley.deliberation.CommentVersion;
import org.parley.design.Formats;
import org.parley.text.Redline;
import org.parley.text.WordDiff;

/** What a comment said before it was edited, each version with what changed in it. */
final class VersionsDialog extends Dialog {

    VersionsDialog(List<CommentVersion> versions) {
        setHeaderTitle(getTranslation("deliberation.versions"));
        addClassName("comment-versions");
        OrderedList list = new OrderedList();
        list.addClassName("comment-versions__list");
        for (int index = versions.size() - 1; index >= 0; index--) {
            CommentVersion version = versions.get(index);
            H3 title = new H3(getTranslation("deliberation.version", version.number()));
            Div text = new Div();
            text.addClassName("comment__body");
            text.getElement().setAttribute("dir", "auto");
            Redline redline = index == 0
                    ? Redline.same(version.text())
                    : WordDiff.redline(versions.get(index - 1).text(), version.text());
            redline.spans().forEach(span -> text.add(marked(span)));
            list.add(new ListItem(title, Formats.current().moment(version.at()), text));
        }
        add(list);
        getFooter().add(new Button(getTranslation("deliberation.close"), click -> close()));
    }

    private Span marked(Redline.Span span) {
        Span words = new Span(span.text());
        switch (span.kind()) {
            case INSERTED -> words.addClassName("comment-versions__inserted");
            case DELETED -> words.addClassName("comment-versions__deleted");
            case SAME -> {}
        }
        return words;
    }
}
