package org.parley.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Messages;
import org.parley.kernel.Outage;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers calls under {@code /api} that found no method to take them: wrong path, wrong verb, wrong media type; and programs whose token
 * could not be looked up, because the database is away. {@link Problems} hears only of what happens behind a door.
 */
@Component
class NoDoor implements HandlerExceptionResolver, Ordered {

    private final Messages messages;
    private final ProblemWriter problems;

    NoDoor(Messages messages, ProblemWriter problems) {
        this.messages = messages;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (handler instanceof HandlerMethod) {
            return null;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && Outage.caused(thrown)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.AWAY_SECONDS);
            return answer(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE.value(),
                    Problems.AWAY,
                    messages.get(request.getLocale(), Problems.AWAY + ".detail"));
        }
        if (!request.getRequestURI().startsWith("/api/") || !(thrown instanceof ErrorResponse refusal)) {
            return null;
        }
        int status = refusal.getStatusCode().value();
        String key = status == 404 ? "api.problem.not-found" : "api.problem.invalid";
        refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return answer(request, response, status, key, null);
    }

    private ModelAndView answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            @Nullable String detail) {
        try {
            problems.write(request, response, status, messages.get(request.getLocale(), title), detail);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return new ModelAndView();
    }
}
