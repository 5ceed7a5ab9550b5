package org.parley.sample;

import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.identity.Email;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills an empty house with the sample, once, before the first screen is served (ADR 0003). */
@Component
@Profile("sample")
class SampleLoader implements ApplicationRunner {

    /** What every one of the sample's people signs in with; they exist on this machine's loopback interface only. */
    static final String PASSWORD = "peaceformula";

    private final PersonService accounts;
    private final SignInService signIn;
    private final SampleTable table;
    private final SampleStage stage;

    SampleLoader(PersonService accounts, SignInService signIn, SampleTable table, SampleStage stage) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.table = table;
        this.stage = stage;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Optional<String> welcome = accounts.inviteFirstAdministrator();
        if (welcome.isEmpty()) {
            return;
        }
        SampleNegotiation sample = SampleFiles.negotiation();
        SampleNegotiation.Person administrator = sample.administrator();
        Password password = new Password(PASSWORD);
        String token = welcome.get().substring(welcome.get().lastIndexOf('/') + 1);
        accounts.beginHouse(token, new Email(administrator.email()), new PersonName(administrator.name()), password);
        load(sample, administrator.email());
    }

    /** Loads the sample into a house that has an administrator. */
    NegotiationId load(SampleNegotiation sample, String administrator) {
        SamplePeople people = new SamplePeople(signIn);
        people.know(SampleNegotiation.ADMINISTRATOR, administrator);
        NegotiationId negotiation = table.set(sample, people, new Password(PASSWORD));
        stage.play(sample, SampleFiles.script(), negotiation, people);
        return negotiation;
    }
}
