package org.parley.deliberation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of comments: read by those who read the thread. */
@Component
class CommentHistory implements Historied<Comment> {

    private final ThreadRepository threads;
    private final Readers readers;

    CommentHistory(ThreadRepository threads, Readers readers) {
        this.threads = threads;
        this.readers = readers;
    }

    @Override
    public String kind() {
        return SubjectRef.COMMENT;
    }

    @Override
    public Class<Comment> type() {
        return Comment.class;
    }

    @Override
    public boolean visible(Comment state) {
        return threads.findById(state.thread().value()).filter(readers::read).isPresent();
    }
}
