package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;

/** A list of people with a known password, beside a sign-in form: choosing one fills the form and sends it. */
@Tag("parley-hints")
@JavaScript("context://components/hints.js")
public final class SignInHints extends ModelElement {

    /** Somebody to sign in as. */
    public record Hint(String name, String seat, String email) {}

    record Model(String title, String note, String password, List<Hint> people) {}

    public SignInHints(String title, String note, String password, List<Hint> people) {
        super("hints");
        show(new Model(title, note, password, people));
    }
}
