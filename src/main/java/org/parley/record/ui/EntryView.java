package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.record.ReceiptService;
import org.parley.record.RecordEntry;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;

/** One entry of a negotiation's record. */
@Route("negotiations/:negotiation/record/:index")
@PermitAll
class EntryView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int RELATED = 12;

    private final NegotiationQueries negotiations;
    private final RecordQueries records;
    private final ReceiptService receipts;
    private final RecordWords words;
    private final Subjects subjects;

    EntryView(
            NegotiationQueries negotiations,
            RecordQueries records,
            ReceiptService receipts,
            RecordWords words,
            Subjects subjects) {
        this.negotiations = negotiations;
        this.records = records;
        this.receipts = receipts;
        this.words = words;
        this.subjects = subjects;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RecordPlace place = new RecordPlace(negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse("")));
        RecordEntry entry = records.entry(place.log(), Indexes.of(event));
        getContent().removeAll();
        getContent()
                .add(new EntryPanel(
                        place,
                        entry,
                        words,
                        records.about(place.log(), entry.line().subject().id(), RELATED),
                        asTheyStood(place, entry.line()),
                        receipts.taken(place.log(), entry.line().index())));
    }

    /** What the entry speaks of, and the plans, as they stood when it had been appended: at the end of its millisecond. */
    private List<SubjectCard> asTheyStood(RecordPlace place, RecordLine line) {
        Instant end = line.at().plusNanos(999_999);
        Stream<SubjectRef> spoken = Stream.of(
                        Stream.of(line.subject()),
                        Stream.ofNullable(line.round()).map(round -> new SubjectRef(SubjectRef.ROUND, round)),
                        Fields.references(line.data()))
                .flatMap(refs -> refs);
        Stream<SubjectRef> plans = subjects.choices(place.log().value(), getLocale()).stream()
                .map(choice -> choice.card().ref())
                .filter(ref -> ref.kind().equals(SubjectRef.PLAN));
        return Stream.concat(spoken, plans)
                .distinct()
                .flatMap(ref -> subjects.describeAt(ref, end, getLocale()).stream())
                .toList();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.title");
    }
}
