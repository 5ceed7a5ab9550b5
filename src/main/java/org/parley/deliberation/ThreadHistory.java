package org.parley.deliberation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of threads: read by those who read the thread. */
@Component
class ThreadHistory implements Historied<CommentThread> {

    private final Readers readers;

    ThreadHistory(Readers readers) {
        this.readers = readers;
    }

    @Override
    public String kind() {
        return SubjectRef.THREAD;
    }

    @Override
    public Class<CommentThread> type() {
        return CommentThread.class;
    }

    @Override
    public boolean visible(CommentThread state) {
        return readers.read(state);
    }
}
