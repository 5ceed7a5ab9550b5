package org.parley.identity;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of an account is for its owner and for administrators of the house. */
@Component
class PersonHistory implements Historied<Person> {

    private final CurrentPerson current;

    PersonHistory(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public String kind() {
        return SubjectRef.PERSON;
    }

    @Override
    public Class<Person> type() {
        return Person.class;
    }

    @Override
    public boolean visible(Person state) {
        return current.isAdministrator()
                || current.find().map(me -> me.id().equals(state.id())).orElse(false);
    }
}
