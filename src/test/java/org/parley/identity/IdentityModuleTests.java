package org.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Readership;
import org.parley.support.As;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest
class IdentityModuleTests {

    private final PersonService people;
    private final SignInService signIn;

    IdentityModuleTests(PersonService people, SignInService signIn) {
        this.people = people;
        this.signIn = signIn;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class NoTables {

        @Bean
        Readership nobodySits() {
            return (negotiation, delegation) -> false;
        }
    }

    @Test
    void standsOnTheKernelAlone(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context)).containsExactlyInAnyOrder("kernel", "design", "identity");
    }

    @Test
    void letsInWhoeverWasInvitedAndPublishesBothActs(PublishedEvents events) {
        Email email = new Email("guest-" + UUID.randomUUID() + "@parley.test");
        SignedIn administrator = Scene.administrator(people, signIn);
        Invitation invitation = As.person(administrator).call(() -> people.invite(email, new PersonName("A guest")));
        String path = invitation.path();
        PersonId joined = As.nobody()
                .call(() -> people.join(path.substring(path.indexOf('/') + 1), new Password("a table for one guest")));

        assertThat(joined).isEqualTo(invitation.person());
        assertThat(signIn.loadUserByUsername(email.value()).isEnabled()).isTrue();
        assertThat(events.ofType(Act.class).matching(act -> act.subject().id().equals(joined.value())))
                .satisfiesExactly(
                        act -> {
                            assertThat(act.type()).isEqualTo("person.invited");
                            assertThat(act.actor().person())
                                    .isEqualTo(administrator.id().value());
                        },
                        act -> {
                            assertThat(act.type()).isEqualTo("person.joined");
                            assertThat(act.actor().person()).isEqualTo(joined.value());
                            assertThat(act.negotiation()).isNull();
                        });
    }
}
