package org.parley.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.parley.kernel.Messages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls that are larger than anything that could be meant, before they are read: as much as the longest text that an
 * amendment or a comment can hold, and more for the import of a whole plan. Below that, each field says its own limit.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /** Megabytes of any call. */
    static final int CALL = 4;

    /** Megabytes of an imported plan: its longest text, three bytes a character. */
    static final int IMPORT = 24;

    private static final int MEGABYTE = 1_000_000;

    private final Messages messages;
    private final ProblemWriter problems;

    BodyLimit(Messages messages, ProblemWriter problems) {
        this.messages = messages;
        this.problems = problems;
    }

    /** More was sent than is taken. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        private final int limit;

        TooLarge(int limit) {
            super("more than " + limit + " MB");
            this.limit = limit;
        }

        /** In megabytes. */
        int limit() {
            return limit;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean plan = request.getMethod().equals("POST")
                && request.getRequestURI().matches("/api/v1/negotiations/[^/]+/plans");
        int limit = plan ? IMPORT : CALL;
        if (request.getContentLengthLong() > (long) limit * MEGABYTE) {
            Locale locale = request.getLocale();
            problems.write(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE.value(),
                    messages.get(locale, "api.problem.too-large"),
                    messages.get(locale, "api.problem.too-large.detail", limit));
        } else {
            chain.doFilter(new Counted(request, limit), response);
        }
    }

    /** A request whose body says no length: it is counted as it is read. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final int limit;

        Counted(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), limit);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final int limit;
        private long read;

        CountedStream(ServletInputStream body, int limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws TooLarge {
            read += more;
            if (read > (long) limit * MEGABYTE) {
                throw new TooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
