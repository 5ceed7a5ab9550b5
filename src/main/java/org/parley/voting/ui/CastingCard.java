package org.parley.voting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/**
 * A delegation's ballot, and one line that says where it is. Sent; accepted, with its place in the record; or unknown, while the house is
 * asked by the ballot's id. A ballot whose fate is unknown is never sent again under another id.
 *
 * @param <T> what is cast
 */
abstract class CastingCard<T> extends Section {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_QUESTIONS = 5;
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("ballot").start(task);

    private final RoundQueries rounds;
    private final RoundId round;
    private final boolean secret;
    private final String recordPath;
    private final String titleId;
    private boolean live;
    private final Paragraph line = new Paragraph();
    private final Paragraph hint = new Paragraph();
    private final Button again = new Button();
    private @Nullable Pending<T> pending;
    private @Nullable Receipt accepted;

    /** What was sent and has no answer yet. */
    private record Pending<T>(UUID ballot, T content) {}

    /** @param secret whether nobody is to know which ballot is whose: then there is one, and it is final */
    CastingCard(RoundQueries rounds, RoundId round, boolean secret, String delegation, String recordPath) {
        this.rounds = rounds;
        this.secret = secret;
        this.round = round;
        this.recordPath = recordPath;
        addClassNames("card", "card--now", "ballot");
        H2 title = new H2(getTranslation("voting.ballot.title", delegation));
        titleId = "ballot-" + round.value();
        title.setId(titleId);
        getElement().setAttribute("aria-labelledby", titleId);
        line.addClassName("ballot__line");
        line.getElement().setAttribute("role", "status");
        hint.addClassNames("quiet", "small");
        again.setText(getTranslation("voting.ballot.again"));
        again.setVisible(false);
        again.addClickListener(click -> resend());
        add(title);
    }

    /** Sends the ballot, on a thread of its own. */
    abstract Receipt cast(T content, String ballot);

    /** What a receipt says was cast. */
    abstract T content(Receipt receipt);

    /** What is cast, in words. */
    abstract String words(T content);

    /** Shows what is marked; nothing can be marked while an answer is awaited. */
    abstract void mark(@Nullable T content, boolean waiting);

    /** Puts the focus on the ballot. */
    abstract void focusBallot();

    /** A digit was typed on the page: chooses what bears it, and casts nothing. */
    void choose(int digit) {}

    /** To be called when the part to be marked is in place. */
    final void begin() {
        add(line, again, hint);
        accepted = rounds.mine(round).orElse(null);
        showState();
    }

    /** Says that everybody sees what is cast as soon as it is. */
    final CastingCard<T> live(boolean seen) {
        live = seen;
        showState();
        return this;
    }

    final String titleId() {
        return titleId;
    }

    final @Nullable T accepted() {
        Receipt known = accepted;
        return known == null || secret ? null : content(known);
    }

    /**
     * Somebody else of the delegation may have cast: shows what stands now, unless this screen waits for an answer of its own.
     *
     * @param last the id of the delegation's last ballot, as all screens know it; null where there is none
     */
    final void refresh(@Nullable UUID last) {
        Receipt before = accepted;
        if (pending == null
                && !(secret && before != null)
                && !Objects.equals(last, before == null ? null : before.ballot())) {
            accepted = rounds.mine(round).orElse(null);
            if (before == null ? accepted != null : !before.equals(accepted)) {
                showState();
            }
        }
    }

    final void submit(T content) {
        if (pending != null || (secret && accepted != null)) {
            return;
        }
        if (secret) {
            ConfirmDialogs.ask(getTranslation("voting.secret.confirm"), getTranslation("voting.secret.confirm-text"))
                    .with(new Paragraph(words(content)))
                    .open(getTranslation("voting.secret.cast"), ignored -> {
                        // Random, because what it is made into must not be guessed
                        pending = new Pending<>(UUID.randomUUID(), content);
                        send();
                    });
        } else if (!content.equals(accepted())) {
            pending = new Pending<>(Ids.next(), content);
            send();
        }
    }

    private void resend() {
        if (pending != null) {
            send();
        }
    }

    private void send() {
        Pending<T> sent = pending;
        if (sent == null) {
            return;
        }
        UI ui = UI.getCurrentOrThrow();
        again.setVisible(false);
        showSent(sent);
        CompletableFuture<Receipt> answer = CompletableFuture.supplyAsync(
                () -> cast(sent.content(), sent.ballot().toString()), asMe());
        answer.whenComplete((receipt, failure) -> on(ui, () -> answered(sent, receipt, failure)));
        answer.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            if (late instanceof TimeoutException) {
                on(ui, () -> doubt(ui, sent));
            }
            return null;
        });
    }

    private void answered(Pending<T> sent, @Nullable Receipt receipt, @Nullable Throwable failure) {
        if (!sent.equals(pending)) {
            return;
        }
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (receipt != null) {
            settle(receipt);
        } else if (cause instanceof RuleViolation violation) {
            refuse(getTranslation(violation.key(), violation.arguments().toArray()));
        } else if (cause instanceof AccessDeniedException) {
            refuse(getTranslation("voting.error.not-entitled"));
        } else {
            doubt(UI.getCurrentOrThrow(), sent);
        }
    }

    /** No answer, or one that says nothing about the ballot: ask by its id. */
    private void doubt(UI ui, Pending<T> sent) {
        if (sent.equals(pending)) {
            line.setText(getTranslation("voting.ballot.unknown"));
            getElement().setAttribute("data-state", "unknown");
            ask(ui, sent, 1);
        }
    }

    private void ask(UI ui, Pending<T> sent, int question) {
        Executor soon = CompletableFuture.delayedExecutor(question, TimeUnit.SECONDS, asMe());
        CompletableFuture.supplyAsync(() -> rounds.accepted(round, sent.ballot()), soon)
                .whenComplete((found, failure) -> on(ui, () -> {
                    if (!sent.equals(pending)) {
                        return;
                    }
                    if (found != null && found.isPresent()) {
                        settle(found.get());
                    } else if (question < MOST_QUESTIONS) {
                        ask(ui, sent, question + 1);
                    } else {
                        line.setText(getTranslation("voting.ballot.not-arrived"));
                        again.setVisible(true);
                    }
                }));
    }

    private void settle(Receipt receipt) {
        pending = null;
        accepted = receipt;
        again.setVisible(false);
        showState();
        String code = receipt.code();
        if (code != null) {
            Slip.handOver(code);
        }
    }

    private void refuse(String why) {
        pending = null;
        accepted = rounds.mine(round).orElse(null);
        showState();
        line.setText(why);
        getElement().setAttribute("data-state", "refused");
    }

    private void showSent(Pending<T> sent) {
        getElement().setAttribute("data-state", "sent");
        mark(sent.content(), true);
        line.setText(getTranslation("voting.ballot.sent", words(sent.content())));
    }

    private void showState() {
        Receipt known = accepted;
        getElement().setAttribute("data-state", known == null ? "none" : "accepted");
        mark(accepted(), secret && known != null);
        line.removeAll();
        if (known == null) {
            line.setText(getTranslation("voting.ballot.none"));
            String sealed = secret ? "voting.secret.before" : "voting.ballot.sealed";
            hint.setText(getTranslation(live ? "voting.ballot.open" : sealed));
        } else {
            String time = Formats.current().time(known.at());
            line.setText(
                    secret
                            ? getTranslation("voting.secret.accepted", time)
                            : getTranslation("voting.ballot.accepted", words(content(known)), time));
            known.index().ifPresent(index -> {
                Anchor entry = new Anchor(recordPath + "/" + index, getTranslation("voting.ballot.entry", index));
                entry.addClassName("ballot__entry");
                Anchor receipt =
                        new Anchor(recordPath + "/" + index + "/receipt", getTranslation("voting.ballot.receipt"));
                receipt.setRouterIgnore(true);
                receipt.getElement().setAttribute("download", true);
                line.add(new Span(" "), entry, new Span(" "), receipt);
            });
            hint.setText(getTranslation(secret ? "voting.secret.final" : "voting.ballot.change"));
        }
    }

    private static Executor asMe() {
        return new DelegatingSecurityContextExecutor(THREADS);
    }

    private static void on(UI ui, Runnable work) {
        if (ui.isAttached()) {
            ui.access(work::run);
        }
    }
}
