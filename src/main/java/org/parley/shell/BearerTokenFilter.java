package org.parley.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.identity.SignInService;
import org.parley.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a program act as the person whose personal access token it brings. */
final class BearerTokenFilter extends OncePerRequestFilter {

    private final SignInService signIn;
    private final HandlerExceptionResolver failures;

    /** @param failures answers a program whose token could not be looked up; else it would be sent to the page where people sign in */
    BearerTokenFilter(SignInService signIn, HandlerExceptionResolver failures) {
        this.signIn = signIn;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = SecurityConfiguration.bearer(request);
        if (!token.isEmpty()) {
            try {
                signIn.byToken(token).ifPresent(BearerTokenFilter::enter);
            } catch (RuntimeException failure) {
                if (failures.resolveException(request, response, null, failure) == null) {
                    throw failure;
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void enter(SignedIn person) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
    }
}
