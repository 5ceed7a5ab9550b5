package org.parley.text.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody who may decided to put a proposal to the vote elsewhere than the rule would.
 *
 * @param proposal what is moved; sub-amendments to it go along
 * @param before   before which it is put; null for the last place
 * @param reason   why
 */
public record Move(UUID proposal, @Nullable UUID before, String reason) {}
