package org.parley.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.parley.kernel.Messages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Tells a program that brought no token, or one that is no longer good, what it needs. */
@Component
class NoToken implements AuthenticationEntryPoint {

    private final Messages messages;
    private final ProblemWriter problems;

    NoToken(Messages messages, ProblemWriter problems) {
        this.messages = messages;
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        Locale locale = request.getLocale();
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED.value(),
                messages.get(locale, "api.problem.no-token"),
                messages.get(locale, "api.problem.no-token.detail"));
    }
}
