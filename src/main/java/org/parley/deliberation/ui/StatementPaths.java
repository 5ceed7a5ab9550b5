package org.parley.deliberation.ui;

import org.jspecify.annotations.Nullable;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.kernel.SubjectRef;

/** Addresses of the screens of statements, without a leading slash. */
final class StatementPaths {

    private StatementPaths() {}

    static String list(String negotiation) {
        return "negotiations/" + negotiation + "/statements";
    }

    static String of(String negotiation, StatementId statement) {
        return list(negotiation) + "/" + statement.value();
    }

    static String draft(String negotiation, StatementId draft) {
        return list(negotiation) + "/draft?draft=" + draft.value();
    }

    static String begin(String negotiation, StatementKind kind, SubjectRef subject, @Nullable StatementId corrects) {
        String address = list(negotiation) + "/draft?kind=" + kind.word() + "&on=" + subject;
        return corrects == null ? address : address + "&corrects=" + corrects.value();
    }
}
