package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.PermitAll;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.parley.design.Banner;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.record.evidence.BundleSource;
import org.parley.record.evidence.Report;
import org.parley.record.evidence.Verifier;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks an evidence bundle, of this house or another, with the very code of {@code parley-verify.jar}. Convenient and no more: who does not
 * trust this house runs the program at home, and the page says so.
 */
@Route("check")
@PermitAll
class CheckView extends Composite<Div> implements HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckView.class);

    /** Largest bundle taken here, in bytes; larger ones are for the program. */
    private static final int MOST = 256 << 20;

    /** A check keeps a core busy: one at a time, the others wait for their turn. */
    private static final ExecutorService CHECKS = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("check").factory());

    private final TextField key = new TextField();
    private final ProgressBar progress = new ProgressBar();
    private final Paragraph state = new Paragraph();
    private final Div result = new Div();

    CheckView() {
        getContent().addClassNames("page", "page--text");
        Upload upload = new Upload(UploadHandler.toTempFile((metadata, file) -> check(file)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST);
        upload.setAcceptedFileExtensions(".zip");
        upload.setUploadButton(new Button(getTranslation("record.check.choose")));
        upload.setDropLabel(new Span(getTranslation("record.check.drop")));
        upload.addFileRejectedListener(event -> say(getTranslation("record.check.rejected", MOST >> 20)));
        key.setLabel(getTranslation("record.check.key"));
        key.setHelperText(getTranslation("record.check.key.help"));
        key.setWidthFull();
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", getTranslation("record.check.progress"));
        state.getElement().setAttribute("role", "status");
        result.addClassNames("stack");
        Div form = new Div(key, upload, progress, state);
        form.addClassName("stack");
        getContent().add(new PageHeader(getPageTitle()).lead(getTranslation("record.check.lead")), form, result);
    }

    private void say(String text) {
        state.setText(text);
    }

    private void check(File file) {
        UI ui = UI.getCurrentOrThrow();
        List<VerifierKey> trusted;
        try {
            trusted = key.getValue().isBlank()
                    ? List.of()
                    : List.of(VerifierKey.parse(key.getValue().strip()));
            key.setInvalid(false);
        } catch (IllegalArgumentException notAKey) {
            key.setErrorMessage(getTranslation("record.check.key.wrong"));
            key.setInvalid(true);
            key.focus();
            delete(file.toPath());
            return;
        }
        result.removeAll();
        progress.setVisible(true);
        progress.setIndeterminate(true);
        say(getTranslation("record.check.waiting"));
        CHECKS.execute(() -> run(ui, file.toPath(), trusted));
    }

    private void run(UI ui, Path file, List<VerifierKey> trusted) {
        try (BundleSource bundle = BundleSource.open(file)) {
            long size = size(bundle);
            Report report = Verifier.verify(
                    bundle, Verifier.Options.NONE.trusting(trusted).telling(done -> on(ui, () -> advance(done, size))));
            on(ui, () -> show(report));
        } catch (IOException notABundle) {
            on(ui, () -> end(getTranslation("record.check.unreadable")));
        } catch (RuntimeException failure) {
            LOG.error("A bundle could not be checked", failure);
            on(ui, () -> end(getTranslation("record.check.failed")));
        } finally {
            delete(file);
        }
    }

    private static long size(BundleSource bundle) {
        try {
            return SignedCheckpoint.parse(bundle.read("checkpoint", 100_000))
                    .checkpoint()
                    .size();
        } catch (IOException | IllegalArgumentException unknown) {
            return 0;
        }
    }

    private void advance(long done, long size) {
        if (size > 0) {
            progress.setIndeterminate(false);
            progress.setValue(Math.min(1, (double) done / size));
            Formats formats = Formats.current();
            say(getTranslation("record.check.entries.done", formats.number(done), formats.number(size)));
        }
    }

    private void end(String text) {
        progress.setVisible(false);
        say(text);
    }

    private void show(Report report) {
        end("");
        Formats formats = Formats.current();
        boolean holds = report.holds();
        result.add(new Banner(
                getTranslation(holds ? "record.check.holds" : "record.check.fails"),
                holds ? Shape.CHECK : Shape.CROSS,
                holds ? Tone.POSITIVE : Tone.NEGATIVE));
        if (!report.trusted()) {
            result.add(new Paragraph(getTranslation("record.check.untrusted")));
        }
        Facts facts = new Facts();
        Checkpoint head = report.head();
        if (head != null) {
            facts.fact(getTranslation("record.check.origin"), code(head.origin()))
                    .fact(getTranslation("record.root.size"), formats.number(head.size()))
                    .fact(getTranslation("record.root.hash"), code(head.root().base64()));
        }
        report.keys().forEach(each -> facts.fact(getTranslation("record.signed.key"), code(each.toString())));
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        report.findings().forEach(finding -> list.add(row(finding)));
        Pre whole = new Pre(report.text());
        whole.addClassName("entry__bytes");
        whole.getElement().setAttribute("tabindex", "0");
        whole.getElement().setAttribute("role", "region");
        whole.getElement().setAttribute("aria-label", getTranslation("record.check.report"));
        whole.getElement().setAttribute("lang", "en");
        result.add(
                facts,
                new Section(new H2(getTranslation("record.check.checks")), list),
                new Section(new H2(getTranslation("record.check.report")), whole));
    }

    private ListItem row(Report.Finding finding) {
        StatusBadge badge = switch (finding.result()) {
            case HOLDS -> new StatusBadge(getTranslation("record.check.result.holds"), Shape.CHECK, Tone.POSITIVE);
            case FAILS -> new StatusBadge(getTranslation("record.check.result.fails"), Shape.CROSS, Tone.NEGATIVE);
            case NOT_REACHED ->
                new StatusBadge(getTranslation("record.check.result.not-reached"), Shape.RING, Tone.NEUTRAL);
        };
        Div main = new Div(
                new Span(getTranslation("record.check." + finding.check().word())));
        main.addClassName("row__main");
        for (String problem : finding.problems()) {
            Span line = new Span(problem);
            line.addClassName("row__meta");
            line.getElement().setAttribute("lang", "en");
            main.add(line);
        }
        Div end = new Div(badge);
        end.addClassName("row__end");
        ListItem row = new ListItem(main, end);
        row.addClassName("row");
        return row;
    }

    private static Span code(String text) {
        Span span = new Span(text);
        span.addClassName("root__hash");
        return span;
    }

    private static void on(UI ui, Runnable work) {
        if (ui.isAttached()) {
            ui.access(work::run);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.warn("{} was left behind", file);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.check");
    }
}
