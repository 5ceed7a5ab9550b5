package org.parley.room.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Live;
import org.parley.kernel.NotFound;
import org.parley.room.RoomQueries;

/** The room display on the screen of somebody signed in: what they see is what the room sees, not what their seat may see. */
@Route(value = "negotiations/:negotiation/room", autoLayout = false)
@PermitAll
class TableRoomView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RoomQueries room;
    private final NegotiationQueries negotiations;
    private final Live live;
    private final Clock clock;

    TableRoomView(RoomQueries room, NegotiationQueries negotiations, Live live, Clock clock) {
        this.room = room;
        this.negotiations = negotiations;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView negotiation = negotiations.bySlug(slug);
        QueryParameters query = event.getLocation().getQueryParameters();
        RoomWall.language(query).ifPresent(event.getUI()::setLocale);
        RoomWall wall = new RoomWall(
                negotiation.id(),
                locale -> Optional.of(room.picture(negotiation.id(), locale)),
                () -> {},
                RoomWall.theme(query).orElse(null),
                live,
                clock);
        getContent().removeAll();
        getContent().add(wall);
        wall.show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("room.title");
    }
}
