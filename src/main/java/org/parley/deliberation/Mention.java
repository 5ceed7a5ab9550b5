package org.parley.deliberation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.parley.identity.PersonId;

/** A person whom a comment mentions, with the name as it stands in the text. */
@Embeddable
record Mention(
        @Column(name = "person") UUID person,
        @Column(name = "name") String name) {

    CommentView.Mentioned view() {
        return new CommentView.Mentioned(new PersonId(person), name);
    }
}
