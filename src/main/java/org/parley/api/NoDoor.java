package org.parley.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Messages;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers calls under {@code /api} that found no method to take them: wrong path, wrong verb, wrong media type. {@link Problems}
 * hears only of what happens behind a door.
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
        if (handler instanceof HandlerMethod
                || !request.getRequestURI().startsWith("/api/")
                || !(thrown instanceof ErrorResponse refusal)) {
            return null;
        }
        int status = refusal.getStatusCode().value();
        String key = status == 404 ? "api.problem.not-found" : "api.problem.invalid";
        refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            problems.write(request, response, status, messages.get(request.getLocale(), key), null);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return new ModelAndView();
    }
}
