package org.parley.sample;

import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.identity.Email;
import org.parley.identity.Password;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.parley.kernel.FirstFilling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills an empty house with the sample, once (ADR 0003). It starts before the web server does, so that nobody comes into a house that is
 * half filled.
 */
@Component
@Profile("sample")
class SampleLoader implements SmartLifecycle {

    /** What every one of the sample's people signs in with; they exist on this machine's loopback interface only. */
    static final String PASSWORD = "peaceformula";

    private final PersonService accounts;
    private final SignInService signIn;
    private final SampleTable table;
    private final SampleStage stage;
    private final SampleAgreement agreement;
    private final SampleReservations reservations;
    private final SampleMonitors monitors;
    private final SampleSitting sitting;
    private final ObjectProvider<FirstFilling> filling;
    private volatile boolean running;

    SampleLoader(
            PersonService accounts,
            SignInService signIn,
            SampleTable table,
            SampleStage stage,
            SampleAgreement agreement,
            SampleReservations reservations,
            SampleMonitors monitors,
            SampleSitting sitting,
            ObjectProvider<FirstFilling> filling) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.table = table;
        this.stage = stage;
        this.agreement = agreement;
        this.reservations = reservations;
        this.monitors = monitors;
        this.sitting = sitting;
        this.filling = filling;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void start() {
        running = true;
        Optional<String> welcome = accounts.inviteFirstAdministrator();
        if (welcome.isEmpty()) {
            return;
        }
        filling.ifAvailable(FirstFilling::begin);
        SampleNegotiation sample = SampleFiles.negotiation();
        SampleNegotiation.Person administrator = sample.administrator();
        Password password = new Password(PASSWORD);
        String token = welcome.get().substring(welcome.get().lastIndexOf('/') + 1);
        accounts.beginHouse(token, new Email(administrator.email()), new PersonName(administrator.name()), password);
        load(sample, administrator.email());
        filling.ifAvailable(FirstFilling::end);
    }

    /** Loads the sample into a house that has an administrator. */
    NegotiationId load(SampleNegotiation sample, String administrator) {
        SamplePeople people = new SamplePeople(signIn);
        people.know(SampleNegotiation.ADMINISTRATOR, administrator);
        NegotiationId negotiation = table.set(sample, people, new Password(PASSWORD));
        stage.play(sample, SampleFiles.script(), negotiation, people);
        agreement.carryOut(negotiation, people);
        reservations.reserve(negotiation, people);
        monitors.watch(negotiation, people);
        sitting.hold(negotiation, people);
        return negotiation;
    }
}
