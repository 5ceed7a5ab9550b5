package org.parley;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.junit.jupiter.api.Test;
import org.parley.support.IntegrationTest;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readable history holds what its parent holds, in columns of the same type. */
@IntegrationTest
class HistoryTablesTests {

    /** Counts the changes of a row; its history counts them by revision. */
    private static final Set<String> KEPT_BY_THE_PARENT_ALONE = Set.of("lock_version");

    private final EntityManagerFactory entities;
    private final JdbcClient database;

    HistoryTablesTests(EntityManagerFactory entities, JdbcClient database) {
        this.entities = entities;
        this.database = database;
    }

    @Test
    void matchesEveryHistoryTableToItsParent() {
        Map<String, Class<?>> audited = entities.getMetamodel().getEntities().stream()
                .map(EntityType::getJavaType)
                .filter(type -> type != null && type.isAnnotationPresent(Audited.class))
                .collect(
                        Collectors.toMap(type -> type.getAnnotation(Table.class).name(), type -> type));
        assertThat(audited).isNotEmpty();

        audited.forEach((table, type) -> {
            Map<String, String> parent = columns(table);
            parent.keySet().removeAll(KEPT_BY_THE_PARENT_ALONE);
            parent.keySet().removeAll(notAudited(type));
            Map<String, String> history = columns(table + "_history");
            assertThat(history).as(table).containsKeys("rev", "revtype");
            history.keySet().removeAll(Set.of("rev", "revtype"));
            assertThat(history).as(table).isEqualTo(parent);
        });
    }

    @Test
    void keepsNoHistoryOfWhatIsNotThere() {
        Set<String> orphans = database.sql("""
                        SELECT table_name FROM information_schema.tables history
                        WHERE table_schema = DATABASE() AND table_name LIKE '%\\_history'
                          AND NOT EXISTS (SELECT 1 FROM information_schema.tables parent
                            WHERE parent.table_schema = DATABASE()
                              AND CONCAT(parent.table_name, '_history') = history.table_name)
                        """).query(String.class).set();
        assertThat(orphans).isEmpty();
    }

    private Map<String, String> columns(String table) {
        Map<String, String> types = new TreeMap<>();
        database.sql("""
                        SELECT column_name, column_type, collation_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = ?
                        """).param(table).query((RowCallbackHandler)
                row -> types.put(row.getString(1), row.getString(2) + " " + row.getString(3)));
        assertThat(types).as(table).isNotEmpty();
        return types;
    }

    private Set<String> notAudited(Class<?> type) {
        return entities.getMetamodel().managedType(type).getAttributes().stream()
                .map(Attribute::getJavaMember)
                .filter(member -> member instanceof Field field
                        && field.isAnnotationPresent(NotAudited.class)
                        && field.isAnnotationPresent(Column.class))
                .map(member -> ((Field) member).getAnnotation(Column.class).name())
                .collect(Collectors.toSet());
    }
}
