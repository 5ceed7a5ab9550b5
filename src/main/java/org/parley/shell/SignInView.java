package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.parley.design.SignInHints;
import org.parley.identity.KnownPeople;
import org.parley.identity.SignInThrottle;
import org.springframework.beans.factory.ObjectProvider;

/** The door. In the sample it also names the people who can sign in. */
@Route("sign-in")
@AnonymousAllowed
class SignInView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final LoginForm form = new LoginForm();

    SignInView(ObjectProvider<KnownPeople> known) {
        form.setAction("sign-in");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        H1 promise = new H1(getTranslation("shell.sign-in.promise"));
        promise.addClassName("sign-in__promise");
        Div door = new Div(promise, form);
        door.addClassName("sign-in__door");
        getContent().addClassName("sign-in");
        getContent().add(door);
        known.ifAvailable(people -> getContent()
                .add(new SignInHints(
                        getTranslation("shell.sign-in.sample"),
                        getTranslation("shell.sign-in.sample-password", people.password()),
                        people.password(),
                        people.people().stream()
                                .map(person -> new SignInHints.Hint(person.name(), person.seat(), person.email()))
                                .toList())));
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form labels = words.getForm();
        labels.setTitle(getTranslation("shell.sign-in.title"));
        labels.setUsername(getTranslation("shell.sign-in.email"));
        labels.setPassword(getTranslation("shell.sign-in.password"));
        labels.setSubmit(getTranslation("shell.sign-in.submit"));
        words.setForm(labels);
        LoginI18n.ErrorMessage refusal = words.getErrorMessage();
        refusal.setTitle(getTranslation("shell.sign-in.refused"));
        refusal.setMessage(getTranslation(
                "shell.sign-in.refused-text", SignInThrottle.PER_ACCOUNT, SignInThrottle.WINDOW.toMinutes()));
        refusal.setUsername(getTranslation("shell.sign-in.email-missing"));
        refusal.setPassword(getTranslation("shell.sign-in.password-missing"));
        words.setErrorMessage(refusal);
        return words;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.sign-in.title");
    }
}
