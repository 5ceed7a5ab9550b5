package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.MotionView;
import org.parley.sitting.SittingView;
import org.parley.sitting.SpeechView;

/** What has changed in a sitting that everybody in the room is told: in words, politely. */
final class News {

    private News() {}

    static List<String> between(Component where, Scene before, Scene now) {
        SittingView then = before.sitting();
        SittingView sitting = now.sitting();
        List<String> said = new ArrayList<>();
        if (then.state() != sitting.state()) {
            said.add(where.getTranslation("sitting.announce." + sitting.state().word()));
        }
        Optional<AgendaItemView> was = then.current();
        sitting.current().ifPresent(item -> {
            boolean same = was.map(AgendaItemView::id).equals(Optional.of(item.id()));
            if (!same) {
                said.add(where.getTranslation("sitting.announce.item", item.title()));
            } else if (was.get().debateOpen() && !item.debateOpen()) {
                said.add(where.getTranslation("sitting.announce.debate"));
            } else if (was.get().listOpen() && !item.listOpen()) {
                said.add(where.getTranslation("sitting.announce.list"));
            }
        });
        Optional<SpeechView> spoke = then.speaking();
        sitting.speaking()
                .filter(speech -> !spoke.map(SpeechView::id).equals(Optional.of(speech.id())))
                .ifPresent(speech ->
                        said.add(where.getTranslation("sitting.announce.speaks", now.name(speech.delegation()))));
        if (!then.voting() && sitting.voting()) {
            said.add(where.getTranslation("sitting.announce.vote"));
        }
        List<MotionView> known = then.motions();
        sitting.motions().stream()
                .filter(motion -> known.stream().noneMatch(each -> each.id().equals(motion.id())))
                .map(motion -> where.getTranslation(
                        "sitting.announce.motion",
                        where.getTranslation("sitting.motion." + motion.kind().word()),
                        now.name(motion.delegation())))
                .forEach(said::add);
        return said;
    }
}
