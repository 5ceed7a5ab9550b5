package org.parley.procedure;

/**
 * Delegations without whose consent nothing is adopted.
 *
 * @param who         a kind of delegation ({@code party}), the name of one, or a bloc
 * @param affirmative whether each must vote yes; otherwise none may vote no, and abstaining or staying away does not stand in the
 *                    way (Charter of the United Nations, article 27, as it is practised)
 */
public record Consent(String who, boolean affirmative) {

    boolean covers(Elector elector) {
        return elector.is(who);
    }
}
