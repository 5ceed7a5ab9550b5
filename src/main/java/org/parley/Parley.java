package org.parley;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The shell of the application: where it starts, and what every page carries. */
@SpringBootApplication
@Modulithic(
        systemName = "Parley",
        sharedModules = {"kernel", "design"})
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/tokens.css")
@StyleSheet("styles/app.css")
@StyleSheet("styles/elements.css")
@StyleSheet("styles/print.css")
public class Parley implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icons/parley.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.setViewport("width=device-width, initial-scale=1");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Parley.class, arguments);
    }
}
