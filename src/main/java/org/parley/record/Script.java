package org.parley.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.parley.kernel.Rows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements for the database that go there in one message and have one answer, in the transaction at hand. The first that fails ends
 * them.
 */
final class Script {

    /** Beyond so many bytes of content a message is sent and another begun: the server takes 16 MB at once. */
    private static final int MESSAGE_BYTES = 1 << 20;

    private final JdbcTemplate jdbc;
    private final StringBuilder statements = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int bytes;

    Script(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Rows rows) {
        int done = 0;
        while (done < rows.values().size()) {
            List<Object[]> some =
                    upToAMessage(rows.values().subList(done, rows.values().size()));
            String row = "(" + String.join(", ", Collections.nCopies(some.getFirst().length, "?")) + ")";
            then("INSERT INTO " + rows.into() + " VALUES " + String.join(", ", Collections.nCopies(some.size(), row)));
            some.forEach(each -> Collections.addAll(values, each));
            done += some.size();
            if (bytes > MESSAGE_BYTES) {
                send();
            }
        }
    }

    private List<Object[]> upToAMessage(List<Object[]> rows) {
        int taken = 0;
        while (taken < rows.size() && bytes <= MESSAGE_BYTES) {
            for (Object value : rows.get(taken)) {
                bytes += value instanceof byte[] content ? content.length : Long.BYTES;
            }
            taken++;
        }
        return rows.subList(0, taken);
    }

    void then(String statement, Object... parameters) {
        statements.append(statement).append("; ");
        Collections.addAll(values, parameters);
    }

    /** Sends what there is. */
    void send() {
        if (!statements.isEmpty()) {
            jdbc.update("BEGIN NOT ATOMIC " + statements + "END", statement -> {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
            });
            statements.setLength(0);
            values.clear();
            bytes = 0;
        }
    }
}
