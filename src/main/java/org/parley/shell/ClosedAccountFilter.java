package org.parley.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.identity.ClosedAccounts;
import org.parley.identity.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a closed account with its next request, which then is a stranger's. */
final class ClosedAccountFilter extends OncePerRequestFilter {

    private final ClosedAccounts accounts;
    private final SecurityContextLogoutHandler leaving = new SecurityContextLogoutHandler();

    ClosedAccountFilter(ClosedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && accounts.contains(person.id())) {
            leaving.logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }
}
