package org.parley.procedure.motion;

import java.util.Locale;

/** Why a motion is out of order now. */
public enum Impediment {
    /** No meeting is open. */
    NO_MEETING("67/108"),
    /** A vote is on: nobody interrupts but on its conduct (88, 128). */
    VOTING("88/128"),
    /** There is no ruling to appeal against, or it was appealed against already (71, 113). */
    NO_RULING("71/113"),
    /** No item is under discussion. */
    NO_ITEM("74/116"),
    /** The debate on the item is closed or adjourned. */
    DEBATE_OVER("75/117"),
    /** The list of speakers is closed already. */
    LIST_CLOSED("73/115"),
    /** The same is moved already. */
    MOVED_ALREADY("77/119"),
    /** One that goes before it is not dealt with yet. */
    PRECEDED("77/119");

    private final String rules;

    Impediment(String rules) {
        this.rules = rules;
    }

    /** The numbers of the rules it comes from, of the General Assembly and of its committees: "88/128". */
    public String rules() {
        return rules;
    }

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
