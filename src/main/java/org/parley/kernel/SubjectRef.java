package org.parley.kernel;

import java.util.Objects;
import java.util.UUID;

/**
 * Points at a thing that can be discussed, voted on or found in the record, without knowing its module.
 *
 * @param kind one of the constants here
 * @param id   identity within its kind
 */
public record SubjectRef(String kind, UUID id) {

    public static final String NEGOTIATION = "negotiation";
    public static final String DELEGATION = "delegation";
    public static final String PERSON = "person";
    public static final String SEAT = "seat";
    public static final String PLAN = "plan";
    public static final String PROVISION = "provision";
    public static final String AMENDMENT = "amendment";
    public static final String PACKAGE = "package";

    /** That an article be closed provisionally; the id is the article's. */
    public static final String CLOSURE = "closure";

    /** That a closed article be opened again; the id is the article's. */
    public static final String REOPENING = "reopening";

    /** That an amendment, or a text as it stands, be voted on in parts. */
    public static final String DIVISION = "division";

    /** A part of what is voted on in parts. */
    public static final String PART = "part";

    /** That an amendment or an article which was decided be put to the vote again. */
    public static final String RECONSIDERATION = "reconsideration";

    public static final String THREAD = "thread";
    public static final String COMMENT = "comment";
    public static final String ROUND = "round";
    public static final String BALLOT = "ballot";
    public static final String STATEMENT = "statement";

    /** What a delegation has prepared for a question. */
    public static final String PREPARATION = "preparation";

    public static final String BRACKET = "bracket";
    public static final String SITTING = "sitting";

    /** An item of a sitting's agenda. */
    public static final String ITEM = "item";

    /** A turn to speak in a sitting: asked for, had, or over. */
    public static final String SPEECH = "speech";

    /** A procedural motion. */
    public static final String MOTION = "motion";

    /** A machine that shows what hangs on the wall of the room. */
    public static final String DISPLAY = "display";

    /** What the plans of a negotiation settle each in its own way. */
    public static final String ELEMENT = "element";

    /** What a delegation owes under a provision. */
    public static final String COMMITMENT = "commitment";

    /** A provision that guarantees something, and what follows where it is called on. */
    public static final String GUARANTEE = "guarantee";

    /** What a delegation has stated that it could live with. */
    public static final String POSITION = "position";

    /** What a plan has become once its whole text was agreed. */
    public static final String AGREEMENT = "agreement";

    /** Something that calls on a guarantee. */
    public static final String INCIDENT = "incident";

    /** Those who watch how an agreement is kept. */
    public static final String MISSION = "mission";

    /** Who is proposed to send observers to a mission. */
    public static final String NOMINATION = "nomination";

    /** What a signatory does not take upon itself of an agreement. */
    public static final String RESERVATION = "reservation";

    /** A case of the library: how a conflict ended before. */
    public static final String PRECEDENT = "precedent";

    public SubjectRef {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    public static SubjectRef of(String kind, Identifier id) {
        return new SubjectRef(kind, id.value());
    }

    /** Reads {@code kind:uuid}, as it stands in links. */
    public static SubjectRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("not a subject: " + text);
        }
        return new SubjectRef(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
