package org.parley.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.identity.KnownPeople;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who can sign in to the sample, for the console's last line and the sign-in page. */
@Component
@Profile("sample")
class SampleKnownPeople implements KnownPeople {

    private final List<Known> people;

    SampleKnownPeople() {
        SampleNegotiation sample = SampleFiles.negotiation();
        Map<String, String> delegations = sample.delegations().stream()
                .collect(Collectors.toMap(SampleNegotiation.Delegation::key, SampleNegotiation.Delegation::name));
        people = sample.people().stream()
                .map(person -> new Known(person.name(), seat(person, delegations), person.email()))
                .toList();
    }

    private static String seat(SampleNegotiation.Person person, Map<String, String> delegations) {
        String capacity = person.capacity() == null ? SampleNegotiation.ADMINISTRATOR : person.capacity();
        return person.delegation() == null ? capacity : capacity + ", " + delegations.get(person.delegation());
    }

    @Override
    public List<Known> people() {
        return people;
    }

    @Override
    public String password() {
        return SampleLoader.PASSWORD;
    }
}
