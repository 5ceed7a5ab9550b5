package org.parley.amendment;

import org.parley.text.Collision;

/** That another pending amendment meets one, and how, seen from the one. */
public record Meeting(AmendmentView other, Collision collision) {}
