package org.parley.design;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Act;
import org.parley.kernel.Glance;
import org.parley.kernel.Readership;
import org.parley.kernel.Showing;
import org.parley.kernel.Touched;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells open screens what has just changed, after the commit: at once, and what comes within a quarter of a second after that as one
 * list, so that a busy vote does not drown a board. What is one delegation's own is told to its people alone: others do not even learn
 * that something happened.
 */
@org.springframework.stereotype.Component
public class Live implements DisposableBean {

    private static final long GATHER_MILLIS = 250;
    /** Bounds how old what all screens share can be where something changed of which nobody is told. */
    private static final long SHOWN_MILLIS = 1_000;

    private static final String FOLLOWING = Live.class.getName();

    private final Readership readership;
    private final Map<UUID, List<Follower>> followers = new ConcurrentHashMap<>();
    private final Map<UUID, Showing> showings = new ConcurrentHashMap<>();
    /** As many threads as can work at once: a screen asks the database before it shows what is new. */
    private final ScheduledExecutorService gatherer =
            Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "live");
                thread.setDaemon(true);
                return thread;
            });

    Live(Readership readership) {
        this.readership = readership;
    }

    /**
     * Follows a negotiation for as long as a component is on a screen. A component follows once: what it followed before is left, as
     * when a page is shown again for another address.
     *
     * @param owner       the component; the listener runs under its session's lock
     * @param negotiation what to follow
     * @param listener    told what the person there may know to be touched since it was last told, oldest first, never an empty list.
     *     All parts of a screen are told in one {@linkplain Glance glance}
     */
    public void follow(Component owner, UUID negotiation, Consumer<List<Touched>> listener) {
        Follower follower = new Follower(negotiation, listener);
        if (ComponentUtil.getData(owner, FOLLOWING) instanceof Registration before) {
            before.remove();
        }
        ComponentUtil.setData(
                owner,
                FOLLOWING,
                Registration.combine(
                        owner.addAttachListener(event -> begin(event, negotiation, follower)),
                        owner.addDetachListener(event -> end(negotiation, follower)),
                        () -> end(negotiation, follower)));
        owner.getUI().filter(ui -> owner.isAttached()).ifPresent(ui -> begin(ui, negotiation, follower));
    }

    private void begin(AttachEvent event, UUID negotiation, Follower follower) {
        begin(event.getUI(), negotiation, follower);
    }

    private void begin(UI ui, UUID negotiation, Follower follower) {
        follower.screen = Screen.of(ui);
        List<Follower> there = followers.computeIfAbsent(negotiation, ignored -> new CopyOnWriteArrayList<>());
        if (!there.contains(follower)) {
            there.add(follower);
        }
    }

    private void end(UUID negotiation, Follower follower) {
        follower.screen = null;
        followers.computeIfPresent(negotiation, (ignored, there) -> {
            there.remove(follower);
            return there.isEmpty() ? null : there;
        });
    }

    @EventListener
    void heard(Act act) {
        UUID negotiation = act.negotiation();
        if (negotiation != null) {
            heard(new Touched(
                    negotiation, act.subject(), act.type(), act.actor().person(), act.audience()));
        }
    }

    /**
     * Waits for the commit with a synchronization of its own. A transactional event listener would not do: the registry of event
     * publications marks each of its calls as completed, with a connection of its own for every act, while the one that committed is
     * still held; fifty ballots at once then wait for one another for ever.
     */
    @EventListener
    void heard(Touched touched) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(List.of(touched));
            return;
        }
        for (TransactionSynchronization waiting : TransactionSynchronizationManager.getSynchronizations()) {
            if (waiting instanceof News news) {
                news.touched.add(touched);
                return;
            }
        }
        News news = new News();
        news.touched.add(touched);
        TransactionSynchronizationManager.registerSynchronization(news);
    }

    /** What one transaction touches: one synchronization for all of it, however many ballots it takes. */
    private final class News implements TransactionSynchronization {

        private final List<Touched> touched = new ArrayList<>();

        @Override
        public void afterCommit() {
            touched.stream()
                    .collect(Collectors.groupingBy(Touched::negotiation))
                    .values()
                    .forEach(Live.this::tell);
        }
    }

    /** @param touched of one negotiation: a screen is told of all that one transaction did together */
    private void tell(List<Touched> touched) {
        UUID negotiation = touched.getFirst().negotiation();
        // Before anybody is told: who reads from now on reads what has just been committed
        showings.remove(negotiation);
        for (Follower follower : followers.getOrDefault(negotiation, List.of())) {
            Screen screen = follower.screen;
            if (screen != null && follower.gather(touched) && screen.await(follower)) {
                gatherer.schedule(() -> deliver(screen), screen.pauseMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void deliver(Screen screen) {
        List<Telling> tellings = screen.take();
        if (screen.ui.isAttached()) {
            screen.ui.access(() -> Glance.during(shown(tellings), () -> tellings.forEach(each -> tell(screen, each))));
        }
    }

    /** Found when the screen is told and not when that was planned: its own person may have seen something newer meanwhile. */
    private Map<UUID, Showing> shown(List<Telling> tellings) {
        return tellings.stream()
                .map(telling -> telling.follower.negotiation)
                .distinct()
                .collect(Collectors.toMap(negotiation -> negotiation, this::showing));
    }

    private Showing showing(UUID negotiation) {
        return showings.computeIfAbsent(negotiation, ignored -> {
            Showing begun = new Showing();
            gatherer.schedule(() -> showings.remove(negotiation, begun), SHOWN_MILLIS, TimeUnit.MILLISECONDS);
            return begun;
        });
    }

    /** One that fails keeps nothing from the others of its screen. */
    private void tell(Screen screen, Telling telling) {
        if (telling.follower.screen != screen) {
            return;
        }
        try {
            List<Touched> known = telling.touched.stream().filter(this::reaches).toList();
            if (!known.isEmpty()) {
                telling.follower.listener.accept(known);
            }
        } catch (RuntimeException failed) {
            screen.ui.getSession().getErrorHandler().error(new ErrorEvent(failed));
        }
    }

    /** Asked as the person whose screen it is, when it is told: a seat may have ended meanwhile. */
    private boolean reaches(Touched touched) {
        UUID audience = touched.audience();
        return audience == null || readership.sitsFor(touched.negotiation(), audience);
    }

    @Override
    public void destroy() {
        gatherer.shutdownNow();
    }

    private record Telling(Follower follower, List<Touched> touched) {}

    /** Those of one screen who have something to be told. */
    private static final class Screen {

        private final UI ui;
        private final List<Follower> waiting = new ArrayList<>();
        private long told = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);

        private Screen(UI ui) {
            this.ui = ui;
        }

        /** Under the lock of its session. */
        static Screen of(UI ui) {
            Screen known = ComponentUtil.getData(ui, Screen.class);
            if (known != null) {
                return known;
            }
            Screen screen = new Screen(ui);
            ComponentUtil.setData(ui, Screen.class, screen);
            return screen;
        }

        /** Whether a delivery must be scheduled. */
        synchronized boolean await(Follower follower) {
            waiting.add(follower);
            return waiting.size() == 1;
        }

        /** How long it is still to be left in peace. */
        synchronized long pauseMillis() {
            return Math.max(0, GATHER_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
        }

        synchronized List<Telling> take() {
            told = System.nanoTime();
            List<Telling> taken = waiting.stream()
                    .map(follower -> new Telling(follower, follower.take()))
                    .toList();
            waiting.clear();
            return taken;
        }
    }

    private static final class Follower {

        private final UUID negotiation;
        private final Consumer<List<Touched>> listener;
        private final List<Touched> gathered = new ArrayList<>();
        private volatile @Nullable Screen screen;

        Follower(UUID negotiation, Consumer<List<Touched>> listener) {
            this.negotiation = negotiation;
            this.listener = listener;
        }

        /** Whether it had nothing to be told until now. */
        synchronized boolean gather(List<Touched> touched) {
            boolean none = gathered.isEmpty();
            gathered.addAll(touched);
            return none;
        }

        synchronized List<Touched> take() {
            List<Touched> taken = List.copyOf(gathered);
            gathered.clear();
            return taken;
        }
    }
}
