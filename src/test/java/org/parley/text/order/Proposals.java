package org.parley.text.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.parley.text.Changes;
import org.parley.text.Drafts;
import org.parley.text.PlanText;

/** Random proposals on one text: some alike, some that amend others. Everything follows from a seed. */
final class Proposals {

    private Proposals() {}

    static List<Proposal> on(Random random, PlanText base, int most) {
        List<Proposal> proposals = new ArrayList<>();
        List<Proposal> mains = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int number = 1; number <= count; number++) {
            UUID id = Drafts.id(random).value();
            int kind = random.nextInt(8);
            if (kind == 0 && !mains.isEmpty()) {
                Proposal like = mains.get(random.nextInt(mains.size()));
                proposals.add(new Proposal(id, null, number, like.changes()));
                mains.add(proposals.getLast());
            } else if (kind <= 2 && !mains.isEmpty()) {
                Proposal parent = mains.get(random.nextInt(mains.size()));
                PlanText on = Sequence.made(base, parent.changes());
                add(proposals, id, parent.id(), number, on, Drafts.edited(random, on, 1));
            } else if (add(proposals, id, null, number, base, Drafts.edited(random, base, 1 + random.nextInt(3)))) {
                mains.add(proposals.getLast());
            }
        }
        return proposals;
    }

    private static boolean add(
            List<Proposal> proposals, UUID id, UUID parent, int number, PlanText on, PlanText edited) {
        if (on.equals(edited)) {
            return false;
        }
        return proposals.add(new Proposal(id, parent, number, Changes.between(on, edited)));
    }
}
