package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/** Shows who put the words of a provision there; made by the module that keeps amendments. */
public interface OriginPanels {

    /** @param version in which the provision stands */
    Component of(PlanId plan, int version, ProvisionId provision);
}
