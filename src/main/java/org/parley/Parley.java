package org.parley;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.aura.Aura;
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

    public static void main(String[] arguments) {
        SpringApplication.run(Parley.class, arguments);
    }
}
