package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;
import org.springframework.security.access.AccessDeniedException;

/** What stands where a seat does not reach: a page that is there, for others. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class DeniedView extends Composite<Div> implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

    DeniedView() {
        getContent().addClassNames("page", "page--narrow");
        getContent()
                .add(
                        new PageHeader(getTranslation("shell.denied.title")),
                        new EmptyState(
                                getTranslation("shell.denied.text"),
                                "",
                                new Anchor("", getTranslation("shell.missing.home"))));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpStatusCode.FORBIDDEN.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.denied.title");
    }
}
