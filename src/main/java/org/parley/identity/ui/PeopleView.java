package org.parley.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.SecretText;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.identity.CurrentPerson;
import org.parley.identity.Email;
import org.parley.identity.Invitation;
import org.parley.identity.PersonName;
import org.parley.identity.PersonQueries;
import org.parley.identity.PersonService;
import org.parley.identity.PersonView;

/** The accounts of the house: who is let in, who was invited, and who is let in no longer. */
@Route("administration/people")
@RolesAllowed("ADMINISTRATOR")
class PeopleView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SHOWN_AT_ONCE = 100;

    private final PersonQueries queries;
    private final PersonService people;
    private final CurrentPerson current;
    private final TextField wanted = new TextField();
    private final UnorderedList rows = new UnorderedList();
    private final EmptyState none;
    private final Button more;
    private int shown = SHOWN_AT_ONCE;

    PeopleView(PersonQueries queries, PersonService people, CurrentPerson current) {
        this.queries = queries;
        this.people = people;
        this.current = current;
        Button invite = new Button(getTranslation("identity.people.invite"), click -> invite());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        wanted.setLabel(getTranslation("identity.people.find"));
        wanted.setClearButtonVisible(true);
        wanted.setValueChangeMode(ValueChangeMode.LAZY);
        wanted.addValueChangeListener(change -> {
            shown = SHOWN_AT_ONCE;
            show();
        });
        more = new Button(getTranslation("identity.people.more"), click -> {
            shown += SHOWN_AT_ONCE;
            show();
        });
        rows.addClassName("rows");
        none = new EmptyState(getTranslation("identity.people.none"), getTranslation("identity.people.none-next"));
        Div tools = new Div(wanted);
        tools.addClassName("toolbar");
        getContent().addClassName("page");
        getContent()
                .add(
                        new PageHeader(getPageTitle())
                                .lead(getTranslation("identity.people.lead"))
                                .actions(invite),
                        new AdministrationNavigation(AdministrationNavigation.Page.PEOPLE),
                        tools,
                        none,
                        rows,
                        more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        String looked = wanted.getValue().strip().toLowerCase(Locale.ROOT);
        List<PersonView> found = queries.all().stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(looked)
                        || person.email().contains(looked))
                .toList();
        Kept.show(
                rows,
                found.stream()
                        .limit(shown)
                        .map(person -> new Kept.Part(
                                List.of(person.id(), person.name(), person.email(), person.administrator()),
                                () -> row(person),
                                row -> ((Row) row).end(end(person))))
                        .toList());
        none.setVisible(found.isEmpty());
        rows.setVisible(!found.isEmpty());
        more.setVisible(found.size() > shown);
    }

    private Row row(PersonView person) {
        List<Component> facts = new ArrayList<>();
        facts.add(new Span(person.email()));
        if (person.administrator()) {
            facts.add(new Span(getTranslation("identity.people.administrator")));
        }
        return Row.of(person.name()).meta(facts.toArray(Component[]::new));
    }

    private List<Kept.Part> end(PersonView person) {
        List<Kept.Part> end = new ArrayList<>();
        end.add(new Kept.Part(List.of(person.enabled(), person.joined(), person.erased()), () -> state(person)));
        if (person.enabled()) {
            end.add(action(person, "identity.people.reset", () -> reset(person)));
        }
        if (!person.enabled() && !person.erased()) {
            end.add(action(person, "identity.people.erase", () -> erase(person)));
        }
        if (!person.id().equals(current.id()) && !person.erased()) {
            end.add(
                    person.enabled()
                            ? action(person, "identity.people.close", () -> close(person))
                            : action(person, "identity.people.open", () -> {
                                people.enable(person.id());
                                show();
                            }));
        }
        return end;
    }

    private Kept.Part action(PersonView person, String key, Runnable act) {
        return new Kept.Part(key, () -> {
            Button button = new Button(getTranslation(key), click -> act.run());
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            button.setAriaLabel(getTranslation(key) + ": " + person.name());
            return button;
        });
    }

    private StatusBadge state(PersonView person) {
        if (person.erased()) {
            return new StatusBadge(getTranslation("identity.people.is-erased"), Shape.DASH, Tone.NEUTRAL);
        }
        if (!person.enabled()) {
            return new StatusBadge(getTranslation("identity.people.is-closed"), Shape.CROSS, Tone.NEGATIVE);
        }
        return person.joined()
                ? new StatusBadge(getTranslation("identity.people.is-in"), Shape.CHECK, Tone.POSITIVE)
                : new StatusBadge(getTranslation("identity.people.is-invited"), Shape.RING, Tone.NEUTRAL);
    }

    private void invite() {
        TextField name = new TextField(getTranslation("identity.name"));
        name.setHelperText(getTranslation("identity.name-hint", PersonName.LIMIT));
        EmailField email = new EmailField(getTranslation("identity.email"));
        email.setHelperText(getTranslation("identity.email-hint"));
        Checkbox administrator = new Checkbox(getTranslation("identity.people.as-administrator"));
        ConfirmDialogs.ask(getTranslation("identity.people.invite"), getTranslation("identity.people.invite-text"))
                .fields(name, email, administrator)
                .open(getTranslation("identity.people.invite-confirm"), ignored -> {
                    Email address = new Email(email.getValue());
                    PersonName called = new PersonName(name.getValue());
                    Invitation invitation = administrator.getValue()
                            ? people.inviteAdministrator(address, called)
                            : people.invite(address, called);
                    show();
                    String path = invitation.path();
                    if (path == null) {
                        Toasts.news(getTranslation("identity.people.known", address.value()));
                    } else {
                        handOver(called.value(), path);
                    }
                });
    }

    private void reset(PersonView person) {
        ConfirmDialogs.ask(
                        getTranslation("identity.people.reset-title", person.name()),
                        getTranslation("identity.people.reset-text"))
                .open(
                        getTranslation("identity.people.reset"),
                        ignored -> handOver(person.name(), people.resetPassword(person.id())));
    }

    private void handOver(String name, String path) {
        SecretText.handOver(
                getTranslation("identity.link.title", name),
                getTranslation("identity.link.text", PersonService.LINK_DAYS),
                getTranslation("identity.link.label"),
                "/" + path);
    }

    private void close(PersonView person) {
        ConfirmDialogs.ask(
                        getTranslation("identity.people.close-title", person.name()),
                        getTranslation("identity.people.close-text"))
                .grave()
                .open(getTranslation("identity.people.close"), ignored -> {
                    people.disable(person.id());
                    show();
                });
    }

    private void erase(PersonView person) {
        ConfirmDialogs.ask(
                        getTranslation("identity.people.erase-title", person.name()),
                        getTranslation("identity.people.erase-text"))
                .grave()
                .open(getTranslation("identity.people.erase"), ignored -> {
                    people.erase(person.id());
                    show();
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.people.title");
    }
}
