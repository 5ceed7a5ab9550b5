package org.parley.shell;

import org.parley.identity.KnownPeople;
import org.parley.identity.PersonService;
import org.parley.shell.database.DataHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last line of a start: where the house is, who can sign in, where the data are, or how the first administrator comes in. */
@Component
class WelcomePrinter {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final Environment environment;
    private final PersonService people;
    private final ObjectProvider<KnownPeople> known;
    private final ObjectProvider<DataHome> home;

    WelcomePrinter(
            Environment environment,
            PersonService people,
            ObjectProvider<KnownPeople> known,
            ObjectProvider<DataHome> home) {
        this.environment = environment;
        this.people = people;
        this.known = known;
        this.home = home;
    }

    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() != ReadinessState.ACCEPTING_TRAFFIC
                || !(event.getSource() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        String address = environment.getProperty(
                "parley.url", "http://localhost:" + context.getWebServer().getPort());
        people.inviteFirstAdministrator()
                .ifPresent(path -> LOG.info(
                        "The house is empty. Within 24 hours, its first administrator comes in once by {}/{}",
                        address,
                        path));
        StringBuilder line = new StringBuilder("Parley is ready at ").append(address);
        known.ifAvailable(sample -> {
            line.append(" - sign in as ");
            sample.people().stream()
                    .limit(3)
                    .forEach(person -> line.append(person.email()).append(", "));
            line.append("… (")
                    .append(sample.people().size())
                    .append(" people, on the sign-in page), password: ")
                    .append(sample.password());
        });
        home.ifAvailable(data -> line.append(" - data in ").append(data.folder()));
        LOG.info("{}", line);
    }
}
