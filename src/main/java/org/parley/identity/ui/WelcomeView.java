package org.parley.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;
import org.parley.design.Toasts;
import org.parley.identity.Email;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.kernel.RuleViolation;

/** Where a one-time link leads: the first administrator comes in, and whoever was invited, or forgot, chooses a password. */
@Route("welcome/:token")
@AnonymousAllowed
class WelcomeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PersonService people;
    private final Paragraph refusal = new Paragraph();

    WelcomeView(PersonService people) {
        this.people = people;
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        getContent().addClassNames("page", "page--narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getRouteParameters().get("token").orElse("");
        getContent().removeAll();
        try {
            PersonService.Welcome welcome = people.welcome(token);
            if (welcome.first()) {
                first(token);
            } else {
                join(token, welcome);
            }
        } catch (RuleViolation used) {
            Anchor signIn = new Anchor("sign-in", getTranslation("identity.welcome.sign-in"));
            getContent()
                    .add(
                            new PageHeader(getTranslation("identity.welcome.used")),
                            new EmptyState(
                                    getTranslation(used.key()), getTranslation("identity.welcome.used-next"), signIn));
        }
    }

    private void first(String token) {
        TextField name = new TextField(getTranslation("identity.name"));
        name.setHelperText(getTranslation("identity.name-hint", PersonName.LIMIT));
        name.setAutocomplete(Autocomplete.NAME);
        name.setRequiredIndicatorVisible(true);
        EmailField email = new EmailField(getTranslation("identity.email"));
        email.setHelperText(getTranslation("identity.email-hint"));
        email.setAutocomplete(Autocomplete.USERNAME);
        email.setRequiredIndicatorVisible(true);
        PasswordField password = newPassword(getTranslation("identity.password"));
        show(
                getTranslation("identity.welcome.first"),
                getTranslation("identity.welcome.begin"),
                () -> people.beginHouse(
                        token,
                        new Email(email.getValue()),
                        new PersonName(name.getValue()),
                        new Password(password.getValue())),
                name,
                email,
                password);
        name.focus();
    }

    private void join(String token, PersonService.Welcome welcome) {
        EmailField email = new EmailField(getTranslation("identity.email"));
        email.setValue(welcome.email());
        email.setReadOnly(true);
        email.setAutocomplete(Autocomplete.USERNAME);
        PasswordField password = newPassword(getTranslation("identity.password"));
        show(
                getTranslation("identity.welcome.person", welcome.name()),
                getTranslation("identity.welcome.choose"),
                () -> people.join(token, new Password(password.getValue())),
                email,
                password);
        password.focus();
    }

    /** A field for a password that is being chosen: its rules stand there before anything is typed. */
    static PasswordField newPassword(String label) {
        PasswordField password = new PasswordField(label);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(password.getTranslation("identity.password-rules", Password.SHORTEST, Password.LONGEST));
        password.setRequiredIndicatorVisible(true);
        return password;
    }

    private void show(String lead, String confirm, Runnable act, Component... fields) {
        Button button = new Button(confirm);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickShortcut(Key.ENTER);
        button.addClickListener(click -> {
            try {
                act.run();
                getUI().ifPresent(ui -> {
                    ui.navigate("sign-in");
                    Toasts.done(ui.getTranslation("identity.welcome.done"));
                });
            } catch (RuleViolation violation) {
                refusal.setText(
                        getTranslation(violation.key(), violation.arguments().toArray()));
            } finally {
                button.setEnabled(true);
            }
        });
        Div form = new Div(fields);
        form.addClassName("form");
        form.add(refusal, button);
        getContent().add(new PageHeader(getPageTitle()).lead(lead), form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.welcome.title");
    }
}
