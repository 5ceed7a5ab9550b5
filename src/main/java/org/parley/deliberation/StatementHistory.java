package org.parley.deliberation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of statements: what was a draft when it was written stays its delegation's own. */
@Component
class StatementHistory implements Historied<Statement> {

    private final Readers readers;

    StatementHistory(Readers readers) {
        this.readers = readers;
    }

    @Override
    public String kind() {
        return SubjectRef.STATEMENT;
    }

    @Override
    public Class<Statement> type() {
        return Statement.class;
    }

    @Override
    public boolean visible(Statement state) {
        return readers.read(state);
    }
}
