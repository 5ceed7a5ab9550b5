package org.parley.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.parley.record.signer.Ledger;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Tiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The records as their tables hold them, unproven. */
@Component
class StoredTree implements Ledger {

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    StoredTree(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Claim claim(UUID log) {
        return jdbc.sql("SELECT size, root FROM record_head WHERE log = ?")
                .param(log)
                .query((row, number) -> new Claim(row.getLong("size"), Hash.of(row.getBytes("root"))))
                .optional()
                .orElse(new Claim(0, Hash.EMPTY));
    }

    @Override
    public void entries(UUID log, long from, long to, Entries entries) {
        for (long page = from; page < to; page += PAGE) {
            jdbc.sql("SELECT idx, bytes FROM record_entry WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx")
                    .params(log, page, Math.min(page + PAGE, to))
                    .query(row -> {
                        entries.entry(row.getLong("idx"), Objects.requireNonNull(row.getBytes("bytes")));
                    });
        }
    }

    @Override
    public Tiles tiles(UUID log) {
        return (level, tile, width) -> {
            long first = tile * Tiles.WIDTH;
            String hashes = level == 0
                    ? "SELECT leaf FROM record_entry WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx"
                    : "SELECT hash FROM record_node WHERE log = ? AND idx >= ? AND idx < ? AND level = ? ORDER BY idx";
            List<Object> parameters = new ArrayList<>(List.of(log, first, first + width));
            if (level > 0) {
                parameters.add(level);
            }
            List<Hash> read = jdbc.sql(hashes)
                    .params(parameters)
                    .query((row, number) -> Hash.of(row.getBytes(1)))
                    .list();
            if (read.size() != width) {
                throw new IllegalStateException("the record lacks hashes at level " + level + " from " + first);
            }
            return read;
        };
    }

    /** The log of the server is one file written in order: with this commit all that were seen before it are on the disk. */
    @Override
    public void settle(UUID log) {
        apart.executeWithoutResult(status -> jdbc.sql(
                        "INSERT INTO record_settled (log, times) VALUES (?, 1) ON DUPLICATE KEY UPDATE times = times + 1")
                .param(log)
                .update());
    }
}
