package org.parley.library.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.library.Cases;
import org.parley.library.PrecedentFile;
import org.parley.library.PrecedentFilter;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentText;
import org.parley.library.PrecedentView;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** The library on the screens of those who keep it, those who link to it and those who read. */
@IntegrationTest
class PrecedentScreensTests {

    private final Bench bench;
    private final PrecedentService library;
    private final PrecedentQueries queries;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    PrecedentScreensTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            PrecedentService library,
            PrecedentQueries queries,
            ApplicationContext spring) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.library = library;
        this.queries = queries;
        this.spring = spring;
    }

    @BeforeEach
    void open() {
        house = SpringBrowserlessApplicationContext.createSecured(spring, "org.parley");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static boolean offers(BrowserlessUIContext window, String label) {
        window.activate();
        return window.find(Button.class).withText(label).exists();
    }

    private static void type(BrowserlessUIContext window, String label, String text) {
        window.find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue(text);
    }

    @Test
    void aFacilitatorWritesACaseAndAnObserverFindsItByWhatHeld() {
        Bench.Set set = bench.set();
        PrecedentText text = Cases.text("Written on screen");
        BrowserlessUIContext keeper = Screens.at(house, set.table().facilitator(), "precedents");
        Screens.press(keeper, "Add a case");
        type(keeper, "Name of the case", text.name());
        type(keeper, "What it was about", text.conflict());
        type(keeper, "Parties", text.parties());
        type(keeper, "Began", "1991");
        type(keeper, "Settled", "long ago");
        Screens.press(keeper, "Add a case");
        assertThat(keeper.find(Paragraph.class)
                        .withText("“long ago” is no date. Write a year, a month or a day: 1995, 1995-11 or 1995-11-21.")
                        .exists())
                .as("refused inside the dialog, with what was typed kept")
                .isTrue();
        type(keeper, "Settled", "2001-11");
        type(keeper, "Date", "2001");
        type(keeper, "Name", "The mission");
        type(keeper, "Citation", "A book");
        keeper.find(TextArea.class).all().forEach(area -> area.setValue("In neutral words."));
        Screens.press(keeper, "Add a case");
        assertThat(Screens.text(keeper)).contains(text.name(), "In neutral words.", "November 2001", "The mission");

        BrowserlessUIContext observer =
                Screens.at(house, set.table().observer(), "precedents?outcome=not-yet&words=mission");
        assertThat(Screens.text(observer)).contains(text.name());
        assertThat(offers(observer, "Add a case")).isFalse();
        assertThat(offers(observer, "Import")).isFalse();
        assertThat(Screens.text(Screens.at(
                        house,
                        set.table().observer(),
                        "precedents?outcome=held&after=30&words=" + text.name().replace(' ', '+'))))
                .contains("No case answers to these filters.");
    }

    @Test
    void aFileSaysFirstWhichLinesCannotBeTakenAndWhy() {
        Bench.Set set = bench.set();
        PrecedentText text = Cases.text("From a file on screen");
        String csv = PrecedentFile.write(List.of(text)) + "only,two\n";
        BrowserlessUIContext keeper = Screens.at(house, set.table().facilitator(), "precedents");
        Screens.press(keeper, "Import");
        keeper.find(TextArea.class).all().getFirst().setValue(csv);
        keeper.roundTrip();
        assertThat(keeper.find(Paragraph.class)
                        .withText("1 case can be added; 1 line is refused.")
                        .exists())
                .isTrue();
        Screens.press(keeper, "Add 1 case");
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> queries.list(new PrecedentFilter(text.name(), null, null, null, null, null))))
                .extracting(PrecedentView::text)
                .containsExactly(text);
    }

    @Test
    void aCaseThatOneDelegationPutsBesideAProvisionIsThereForTheOthersAtOnce() {
        Bench.Set set = bench.set();
        PrecedentText text = Cases.text("Put beside");
        PrecedentId id = set.table().asFacilitator().call(() -> library.add(text));
        String path = "negotiations/" + set.table().slug() + "/plans/plan?provision=" + set.at("withdrawal");
        BrowserlessUIContext reader = Screens.at(house, set.table().observer(), path);
        BrowserlessUIContext head = Screens.at(house, set.table().head("Northland"), path);
        assertThat(Screens.text(reader))
                .contains("How did this end before?")
                .contains("No precedent stands beside this article.");
        assertThat(offers(reader, "Put a precedent here")).isFalse();
        Screens.press(head, "Put a precedent here");
        Screens.press(head, "Put a precedent here");
        assertThat(head.find(Paragraph.class).withText("Choose a precedent.").exists())
                .isTrue();
        choose(head, id);
        head.find(TextArea.class).all().stream()
                .filter(area -> "Why it is worth remembering here".equals(area.getLabel()))
                .forEach(area -> area.setValue("Their stages were kept."));
        Screens.press(head, "Put a precedent here");
        soon(() -> assertThat(Screens.text(reader))
                .contains(text.name(), "Their stages were kept.", "put there by Northland", "10 years: failed"));
        assertThat(Screens.text(Screens.at(
                        house,
                        set.table().head("Northland"),
                        "negotiations/" + set.table().slug() + "/plans/plan/amend/" + set.at("withdrawal"))))
                .as("beside the editor too")
                .contains(text.name());
        assertThat(Screens.text(Screens.at(
                        house,
                        set.table().observer(),
                        "negotiations/" + set.table().slug() + "/precedents/" + id.value())))
                .contains("Remembered beside", "Their stages were kept.");
    }

    @SuppressWarnings("unchecked")
    private void choose(BrowserlessUIContext window, PrecedentId id) {
        ComboBox<PrecedentView> choice = window.find(ComboBox.class).all().getFirst();
        choice.setValue(choice.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow());
    }
}
