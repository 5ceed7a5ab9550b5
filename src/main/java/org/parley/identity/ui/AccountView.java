package org.parley.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.design.SecretText;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.identity.AccessTokenView;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonQueries;
import org.parley.identity.PersonService;
import org.parley.identity.PersonView;
import org.parley.kernel.Messages;

/** The own account: name, language, password, and the tokens of one's programs. */
@Route("account")
@PermitAll
class AccountView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PersonQueries queries;
    private final PersonService people;
    private final Clock clock;
    private final Div tokens = new Div();

    AccountView(PersonQueries queries, PersonService people, Clock clock) {
        this.queries = queries;
        this.people = people;
        this.clock = clock;
        getContent().addClassNames("page", "page--text");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PersonView me = queries.me();
        getContent().removeAll();
        getContent().add(new PageHeader(getPageTitle()).lead(me.email()), person(me), password(), tokenSection());
        listTokens();
    }

    private Component person(PersonView me) {
        TextField name = new TextField(getTranslation("identity.name"));
        name.setHelperText(getTranslation("identity.account.name-hint", PersonName.LIMIT));
        name.setAutocomplete(Autocomplete.NAME);
        name.setValue(me.name());
        Select<Locale> language = new Select<>();
        language.setLabel(getTranslation("identity.account.language"));
        language.setItems(Messages.LANGUAGES);
        language.setItemLabelGenerator(found -> found.getDisplayLanguage(found));
        language.setValue(Messages.language(getLocale()));
        Button save = new Button(getTranslation("identity.account.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(click -> {
            if (!name.getValue().strip().equals(me.name())) {
                people.rename(new PersonName(name.getValue()));
            }
            if (language.getValue().equals(Messages.language(getLocale()))) {
                Toasts.done(getTranslation("identity.account.saved"));
            } else {
                people.speak(language.getValue().getLanguage());
                getUI().ifPresent(ui -> ui.getPage().reload());
            }
        });
        return section("identity.account.person", form(name, language, actions(save)));
    }

    private Component password() {
        PasswordField inForce = new PasswordField(getTranslation("identity.account.password-in-force"));
        inForce.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        PasswordField next = WelcomeView.newPassword(getTranslation("identity.account.password-new"));
        Button change = new Button(getTranslation("identity.account.password-change"), click -> {
            people.changePassword(inForce.getValue(), new Password(next.getValue()));
            inForce.clear();
            next.clear();
            Toasts.done(getTranslation("identity.account.password-changed"));
        });
        return section("identity.password", form(inForce, next, actions(change)));
    }

    private Component tokenSection() {
        Paragraph lead = new Paragraph(getTranslation("identity.tokens.lead", PersonService.TOKEN_DAYS));
        lead.addClassName("quiet");
        Button make = new Button(getTranslation("identity.tokens.make"), click -> makeToken());
        return section("identity.tokens.title", lead, tokens, new Div(make));
    }

    private void makeToken() {
        TextField name = new TextField(getTranslation("identity.tokens.name"));
        name.setHelperText(getTranslation("identity.tokens.name-hint", PersonService.TOKEN_NAME_LIMIT));
        ConfirmDialogs.ask(getTranslation("identity.tokens.make"), "")
                .fields(name)
                .open(getTranslation("identity.tokens.make"), ignored -> {
                    String token = people.makeToken(name.getValue());
                    listTokens();
                    SecretText.handOver(
                            getTranslation("identity.tokens.made"),
                            getTranslation("identity.tokens.made-text"),
                            name.getValue(),
                            token);
                });
    }

    private void listTokens() {
        tokens.removeAll();
        List<AccessTokenView> own = queries.myTokens();
        if (own.isEmpty()) {
            tokens.add(new EmptyState(
                    getTranslation("identity.tokens.none"), getTranslation("identity.tokens.none-next")));
            return;
        }
        Instant now = clock.instant();
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        own.forEach(token -> rows.add(row(token, now)));
        tokens.add(rows);
    }

    private ListItem row(AccessTokenView token, Instant now) {
        Span name = new Span(token.name());
        name.addClassName("row__name");
        Formats formats = Formats.current();
        Span meta = new Span(
                getTranslation("identity.tokens.dates", formats.date(token.madeAt()), formats.date(token.expiresAt())));
        meta.addClassName("row__meta");
        Div main = new Div(name, meta);
        main.addClassName("row__main");
        boolean works = token.revokedAt() == null && now.isBefore(token.expiresAt());
        Div end = new Div(state(token, works));
        end.addClassName("row__end");
        if (works) {
            Button revoke = new Button(
                    getTranslation("identity.tokens.revoke"),
                    click -> ConfirmDialogs.ask(
                                    getTranslation("identity.tokens.revoke-title", token.name()),
                                    getTranslation("identity.tokens.revoke-text"))
                            .grave()
                            .open(getTranslation("identity.tokens.revoke"), ignored -> {
                                people.revokeToken(token.id());
                                listTokens();
                            }));
            revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            revoke.setAriaLabel(getTranslation("identity.tokens.revoke-title", token.name()));
            end.add(revoke);
        }
        ListItem row = new ListItem(main, end);
        row.addClassName("row");
        return row;
    }

    private StatusBadge state(AccessTokenView token, boolean works) {
        if (works) {
            return new StatusBadge(getTranslation("identity.tokens.works"), Shape.CHECK, Tone.POSITIVE);
        }
        return token.revokedAt() == null
                ? new StatusBadge(getTranslation("identity.tokens.expired"), Shape.DASH, Tone.NEUTRAL)
                : new StatusBadge(getTranslation("identity.tokens.revoked"), Shape.CROSS, Tone.NEUTRAL);
    }

    private Component section(String heading, Component... parts) {
        Section section = new Section(new H2(getTranslation(heading)));
        section.addClassName("section");
        section.add(parts);
        return section;
    }

    private static Div actions(Button button) {
        Div actions = new Div(button);
        actions.addClassName("actions");
        return actions;
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("form");
        return form;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.account.title");
    }
}
