package org.parley.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.parley.delegation.NegotiationView;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.text.MarkdownPlan;

/** Takes in a plan from a file or from words that were pasted. A refusal says line and reason, and what was given stays. */
class ImportDialog extends Dialog {

    private final PlanService service;
    private final NegotiationView negotiation;
    private final Consumer<String> done;
    private final TextArea source = new TextArea();
    private final TextField slug = new TextField();
    private final Select<Locale> language = new Select<>();
    private final Select<PlanFormat> format = new Select<>();
    private final Paragraph refusal = new Paragraph();

    /** @param done told the new plan's name in addresses */
    ImportDialog(PlanService service, NegotiationView negotiation, Consumer<String> done) {
        this.service = service;
        this.negotiation = negotiation;
        this.done = done;
        setHeaderTitle(getTranslation("plan.import"));
        setWidth("44rem");
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> take(file.fileName(), content)));
        upload.setMaxFiles(1);
        upload.setAcceptedFileExtensions(".md", ".markdown", ".txt", ".json");
        upload.setMaxFileSize(MarkdownPlan.LENGTH);
        upload.setUploadButton(new Button(getTranslation("plan.import.file")));
        upload.setDropLabel(new Span(getTranslation("plan.import.drop")));
        upload.addFileRejectedListener(event -> refuse(getTranslation("plan.import.rejected")));
        source.setLabel(getTranslation("plan.import.source"));
        source.setHelperText(getTranslation("plan.import.format"));
        source.setWidthFull();
        source.setMinRows(8);
        source.setMaxRows(16);
        source.addClassName("source");
        format.setLabel(getTranslation("plan.format"));
        format.setItems(PlanFormat.values());
        format.setItemLabelGenerator(
                each -> getTranslation("plan.format." + each.name().toLowerCase(Locale.ROOT)));
        format.setValue(PlanFormat.MARKDOWN);
        slug.setLabel(getTranslation("plan.slug"));
        slug.setHelperText(getTranslation("plan.slug.help"));
        language.setLabel(getTranslation("plan.language"));
        language.setItems(Messages.LANGUAGES);
        language.setItemLabelGenerator(each -> each.getDisplayLanguage(each));
        language.setValue(Messages.LANGUAGES.getFirst());
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        Div fields = new Div(format, language);
        fields.addClassName("toolbar");
        Div body = new Div(upload, source, fields, slug, refusal);
        body.addClassName("stack");
        add(body);
        Button take = new Button(getTranslation("plan.import.take"), _ -> carryOut());
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setDisableOnClick(true);
        take.addClickListener(_ -> take.setEnabled(true));
        getFooter().add(new Button(getTranslation("design.cancel"), _ -> close()), take);
    }

    private void take(String fileName, byte[] content) {
        format.setValue(PlanFormat.ofFile(fileName));
        try {
            source.setValue(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
            refusal.setVisible(false);
        } catch (CharacterCodingException notText) {
            refuse(new RuleViolation("text.error.json-encoding"));
        }
    }

    private void carryOut() {
        try {
            NewPlan named = new NewPlan(
                    slug.isEmpty() ? NewPlan.slug(title()) : slug.getValue().strip(),
                    language.getValue().toLanguageTag());
            service.importPlan(negotiation.id(), named, format.getValue(), source.getValue());
            close();
            done.accept(named.slug());
        } catch (RuleViolation violation) {
            refuse(violation);
        }
    }

    /** The first words of the source that could be its title. */
    private String title() {
        return source.getValue()
                .lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2))
                .orElse("");
    }

    private void refuse(RuleViolation violation) {
        refuse(getTranslation(violation.key(), violation.arguments().toArray()));
    }

    private void refuse(String sentence) {
        refusal.setText(sentence);
        refusal.setVisible(true);
    }
}
