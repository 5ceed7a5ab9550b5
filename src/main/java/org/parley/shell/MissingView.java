package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;

/** What stands where there is no page, or none for this person: the two are told apart to nobody. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class MissingView extends Composite<Div> implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    MissingView() {
        getContent().addClassNames("page", "page--narrow");
        getContent()
                .add(
                        new PageHeader(getTranslation("shell.missing.title")),
                        new EmptyState(
                                getTranslation("shell.missing.text"),
                                "",
                                new Anchor("", getTranslation("shell.missing.home"))));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.missing.title");
    }
}
