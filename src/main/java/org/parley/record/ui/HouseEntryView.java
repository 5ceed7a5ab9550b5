package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.parley.record.LogId;
import org.parley.record.ReceiptService;
import org.parley.record.RecordEntry;
import org.parley.record.RecordQueries;

/** One entry of the record of the house. */
@Route("record/:index")
@RolesAllowed("ADMINISTRATOR")
class HouseEntryView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int RELATED = 12;

    private final RecordQueries records;
    private final ReceiptService receipts;
    private final RecordWords words;

    HouseEntryView(RecordQueries records, ReceiptService receipts, RecordWords words) {
        this.records = records;
        this.receipts = receipts;
        this.words = words;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RecordEntry entry = records.entry(LogId.HOUSE, Indexes.of(event));
        getContent().removeAll();
        getContent()
                .add(new EntryPanel(
                        RecordPlace.HOUSE,
                        entry,
                        words,
                        records.about(LogId.HOUSE, entry.line().subject().id(), RELATED),
                        List.of(),
                        receipts.taken(LogId.HOUSE, entry.line().index())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.house.title");
    }
}
