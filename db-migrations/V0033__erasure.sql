-- Taking what is personal of somebody from the house. The application may not change history, nor what the record keeps apart; this is the
-- one door through which a person's name and address go from there, and nothing else can be done by it.
ALTER TABLE person
    ADD COLUMN erased_at DATETIME(6) NULL COMMENT 'when name and address were taken out; such an account is never opened again';

DELIMITER //
CREATE PROCEDURE erase_person(IN whom UUID)
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
    COMMENT 'after person.erased_at was set'
BEGIN
    DECLARE nobody VARCHAR(120) DEFAULT 'N. N.';
    DECLARE quoted VARCHAR(500);
    DECLARE more BOOLEAN DEFAULT TRUE;
    DECLARE names CURSOR FOR SELECT DISTINCT JSON_QUOTE(name) FROM person_history WHERE id = whom AND name IS NOT NULL;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET more = FALSE;
    IF NOT EXISTS (SELECT 1 FROM person WHERE id = whom AND erased_at IS NOT NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only of an account that is erased';
    END IF;

    -- Where only a name stands it is theirs if it was ever their name, in negotiations where they ever had a seat
    CREATE TEMPORARY TABLE erased_name AS SELECT DISTINCT name FROM person_history WHERE id = whom AND name IS NOT NULL;
    CREATE TEMPORARY TABLE erased_table AS SELECT DISTINCT negotiation FROM seat WHERE person = whom;
    UPDATE plan_version v JOIN plan p ON p.id = v.plan
        SET v.by_name = nobody
        WHERE p.negotiation IN (SELECT negotiation FROM erased_table) AND v.by_name IN (SELECT name FROM erased_name);
    UPDATE article a JOIN plan p ON p.id = a.plan
        SET a.closed_by = nobody
        WHERE p.negotiation IN (SELECT negotiation FROM erased_table) AND a.closed_by IN (SELECT name FROM erased_name);
    UPDATE article_history a JOIN plan p ON p.id = a.plan
        SET a.closed_by = nobody
        WHERE p.negotiation IN (SELECT negotiation FROM erased_table) AND a.closed_by IN (SELECT name FROM erased_name);
    UPDATE thread SET resolved_by = nobody
        WHERE negotiation IN (SELECT negotiation FROM erased_table) AND resolved_by IN (SELECT name FROM erased_name);
    UPDATE thread_history SET resolved_by = nobody
        WHERE negotiation IN (SELECT negotiation FROM erased_table) AND resolved_by IN (SELECT name FROM erased_name);
    UPDATE assessment s JOIN agreement g ON g.id = s.agreement
        SET s.by_name = nobody
        WHERE g.negotiation IN (SELECT negotiation FROM erased_table) AND s.by_name IN (SELECT name FROM erased_name);
    UPDATE incident SET reported_name = nobody
        WHERE negotiation IN (SELECT negotiation FROM erased_table) AND reported_name IN (SELECT name FROM erased_name);
    UPDATE incident_history SET reported_name = nobody
        WHERE negotiation IN (SELECT negotiation FROM erased_table) AND reported_name IN (SELECT name FROM erased_name);
    -- Who took which step of a response stands in a list
    OPEN names;
    FETCH names INTO quoted;
    WHILE more DO
        UPDATE incident SET done = REPLACE(done, quoted, JSON_QUOTE(nobody))
            WHERE negotiation IN (SELECT negotiation FROM erased_table);
        UPDATE incident_history SET done = REPLACE(done, quoted, JSON_QUOTE(nobody))
            WHERE negotiation IN (SELECT negotiation FROM erased_table);
        FETCH names INTO quoted;
    END WHILE;
    CLOSE names;
    DROP TEMPORARY TABLE erased_name;
    DROP TEMPORARY TABLE erased_table;

    UPDATE article SET reopen_name = nobody WHERE reopen_by = whom;
    UPDATE article_history SET reopen_name = nobody WHERE reopen_by = whom;
    UPDATE comment SET author_name = nobody WHERE author = whom;
    UPDATE comment_history SET author_name = nobody WHERE author = whom;
    UPDATE statement SET entered_name = nobody WHERE entered_by = whom;
    UPDATE statement_history SET entered_name = nobody WHERE entered_by = whom;
    UPDATE commitment SET entered_name = nobody WHERE entered_by = whom;
    UPDATE commitment_history SET entered_name = nobody WHERE entered_by = whom;
    DELETE FROM comment_draft WHERE person = whom;
    DELETE FROM last_look WHERE person = whom;
    DELETE FROM one_time_link WHERE person = whom;
    DELETE FROM access_token WHERE person = whom;
    UPDATE person_history SET name = nobody, email = CONCAT('erased-', whom, '@invalid'), language = NULL WHERE id = whom;

    -- What the record of the house (its id is zero) keeps apart of them: the names they chose. Entries, proofs and signatures hold as before
    DELETE FROM record_payload
        WHERE log = '00000000-0000-0000-0000-000000000000'
            AND idx IN (SELECT idx FROM record_mention
                        WHERE log = '00000000-0000-0000-0000-000000000000' AND thing = whom);
END //
DELIMITER ;
