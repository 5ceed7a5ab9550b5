package org.parley.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.kernel.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of people. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PersonQueries {

    private final PersonRepository people;
    private final AccessTokenRepository tokens;
    private final CurrentPerson current;

    PersonQueries(PersonRepository people, AccessTokenRepository tokens, CurrentPerson current) {
        this.people = people;
        this.tokens = tokens;
        this.current = current;
    }

    /** Everybody with an account, by name. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<PersonView> all() {
        return people.findAllByOrderByNameAscIdAsc().stream().map(Person::view).toList();
    }

    /** The person signed in. */
    public PersonView me() {
        return people.findById(current.id().value()).map(Person::view).orElseThrow(() -> new NotFound("person"));
    }

    /** Names of the given people; those unknown are left out. */
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        List<UUID> values = ids.stream().map(PersonId::value).toList();
        return people.findAllByIdIn(values).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    /** The tokens of the person signed in, newest first. */
    public List<AccessTokenView> myTokens() {
        return tokens.findByPersonOrderByMadeAtDescIdDesc(current.id().value()).stream()
                .map(AccessToken::view)
                .toList();
    }
}
