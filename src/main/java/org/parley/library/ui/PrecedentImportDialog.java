package org.parley.library.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.parley.design.Row;
import org.parley.kernel.RuleViolation;
import org.parley.library.PrecedentFile;
import org.parley.library.PrecedentService;

/** Takes in cases from a file. It says first what would be added and which lines cannot be taken, each with its reason. */
final class PrecedentImportDialog extends Dialog {

    private final PrecedentService service;
    private final IntConsumer done;
    private final TextArea source = new TextArea();
    private final Div found = new Div();
    private final Button take = new Button();

    /** @param done told how many cases were added */
    PrecedentImportDialog(PrecedentService service, IntConsumer done) {
        this.service = service;
        this.done = done;
        setHeaderTitle(getTranslation("library.import"));
        setWidth("48rem");
        Upload upload = new Upload(UploadHandler.inMemory((_, content) -> take(content)));
        upload.setMaxFiles(1);
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.setMaxFileSize(PrecedentFile.LENGTH);
        upload.setUploadButton(new Button(getTranslation("library.import.file")));
        upload.setDropLabel(new Span(getTranslation("library.import.drop")));
        upload.addFileRejectedListener(_ -> refuse(getTranslation("library.import.rejected")));
        source.setLabel(getTranslation("library.import.source"));
        source.setHelperText(getTranslation("library.import.format", String.join(", ", PrecedentFile.columns())));
        source.setWidthFull();
        source.setMinRows(6);
        source.setMaxRows(14);
        source.addClassName("source");
        source.setValueChangeMode(ValueChangeMode.LAZY);
        source.addValueChangeListener(_ -> check());
        found.getElement().setAttribute("role", "status");
        found.addClassName("stack");
        Div body = new Div(upload, source, found);
        body.addClassName("stack");
        add(body);
        take.setText(getTranslation("library.import.take", 0));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setEnabled(false);
        take.addClickListener(_ -> carryOut());
        getFooter().add(new Button(getTranslation("design.cancel"), _ -> close()), take);
    }

    private void take(byte[] content) {
        try {
            source.setValue(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException notText) {
            refuse(getTranslation("library.import.encoding"));
        }
    }

    private void check() {
        found.removeAll();
        offer(0);
        if (source.getValue().isBlank()) {
            return;
        }
        try {
            show(service.check(source.getValue()));
        } catch (RuleViolation violation) {
            refuse(violation);
        }
    }

    private void show(PrecedentFile.Read read) {
        offer(read.rows().size());
        found.add(new Paragraph(getTranslation(
                "library.import.found", read.rows().size(), read.refused().size())));
        if (!read.refused().isEmpty()) {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            for (PrecedentFile.Refused each : read.refused()) {
                RuleViolation reason = each.reason();
                rows.add(Row.of(getTranslation("library.import.line", each.line()))
                        .about(getTranslation(reason.key(), reason.arguments().toArray())));
            }
            found.add(rows);
        }
    }

    private void offer(int count) {
        take.setText(getTranslation("library.import.take", count));
        take.setEnabled(count > 0);
    }

    private void carryOut() {
        try {
            int added = service.importFile(source.getValue()).rows().size();
            close();
            done.accept(added);
        } catch (RuleViolation violation) {
            refuse(violation);
        }
    }

    private void refuse(RuleViolation violation) {
        refuse(getTranslation(violation.key(), violation.arguments().toArray()));
    }

    private void refuse(String sentence) {
        offer(0);
        Paragraph refusal = new Paragraph(sentence);
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        found.removeAll();
        found.add(refusal);
    }
}
