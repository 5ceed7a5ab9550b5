-- How far into a negotiation's record each person has looked: what came later is news to them.
CREATE TABLE last_look (
    person      UUID        NOT NULL,
    negotiation UUID        NOT NULL,
    seen        BIGINT      NOT NULL COMMENT 'entries of the record that were there at the last look',
    at          DATETIME(6) NOT NULL,
    PRIMARY KEY (person, negotiation),
    CONSTRAINT last_look_of_person FOREIGN KEY (person) REFERENCES person (id),
    CONSTRAINT last_look_at_negotiation FOREIGN KEY (negotiation) REFERENCES negotiation (id)
);
