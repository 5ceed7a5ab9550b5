package org.parley.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for every request, before any other filter: those that Spring Security never sees (refused by its firewall, or public
 * files) carry the same headers as the rest, and no other site posts anything here, the sign-in form included.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DoorFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String FOLDER = "/VAADIN";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Headers.write(request, response);
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) && !READING.contains(request.getMethod())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (FOLDER.equals(request.getServletPath().replaceAll("/+$", ""))) {
            // A folder of files, not a page to come back to: no session begins
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
