package org.parley.shell;

import static org.springframework.security.config.Customizer.withDefaults;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import org.parley.identity.ClosedAccounts;
import org.parley.identity.SignInService;
import org.parley.identity.SignInThrottle;
import org.parley.identity.SignedIn;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who gets through which door. What a person may do behind it is for the services to decide. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Programs: a bearer token with each call, no session. */
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            SignInService signIn,
            AuthenticationEntryPoint noToken,
            @Qualifier("noDoor") HandlerExceptionResolver failures)
            throws Exception {
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // no cookie is read here, so none can be abused
                .addFilterBefore(new BearerTokenFilter(signIn, failures), BasicAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(noToken));
        http.headers(headers -> headers.disable()); // DoorFilter writes them, on every response
        return http.build();
    }

    /** Mirrors of a record, and whoever takes a receipt: a bearer token, a session, or neither where it is open to all. */
    @Bean
    @Order(2)
    SecurityFilterChain mirrors(
            HttpSecurity http, SignInService signIn, @Qualifier("noDoor") HandlerExceptionResolver failures)
            throws Exception {
        http.securityMatcher(
                        "/record/*/checkpoint",
                        "/record/*/keys",
                        "/record/*/consistency",
                        "/record/*/tile/**",
                        "/record/*/receipt",
                        "/record/evidence.zip",
                        "/negotiations/*/record/evidence.zip",
                        "/negotiations/*/record/*/receipt")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.disable()) // nothing is changed here
                .addFilterBefore(new BearerTokenFilter(signIn, failures), BasicAuthenticationFilter.class);
        http.headers(headers -> headers.disable()); // DoorFilter writes them, on every response
        return http.build();
    }

    /** Machines that watch over this one: health, and nothing more. */
    @Bean
    @Order(3)
    SecurityFilterChain watch(HttpSecurity http) throws Exception {
        http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(withDefaults());
        http.headers(headers -> headers.disable()); // DoorFilter writes them, on every response
        return http.build();
    }

    /** People. */
    @Bean
    @Order(4)
    SecurityFilterChain house(HttpSecurity http, SignInService signIn, ClosedAccounts accounts) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/styles/**", "/components/**", "/icons/**", "/fonts/**", "/favicon.ico", "/v3/api-docs/**")
                .permitAll());
        // An address that is no page is answered by the page that says so, in the reader's language
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(SignInView.class).anyRequest(any -> any.authenticated()));
        http.addFilterAfter(new ClosedAccountFilter(accounts), SecurityContextHolderFilter.class);
        http.logout(logout -> logout.addLogoutHandler((request, response, authentication) -> {
            if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
                signIn.signedOut(person);
            }
        }));
        http.headers(headers -> headers.disable()); // DoorFilter writes them, on every response
        return http.build();
    }

    @Bean
    AuthenticationProvider passwordSignIn(
            SignInService signIn,
            PasswordEncoder passwords,
            SignInThrottle throttle,
            @Qualifier("applicationTaskExecutor") TaskExecutor tasks) {
        return new ThrottledSignIn(signIn, passwords, throttle, tasks);
    }

    /**
     * Checks a password, unless there were too many failures just now. A refusal is put on record by another thread: the answer must
     * not take longer where the account exists.
     */
    private static final class ThrottledSignIn extends DaoAuthenticationProvider {

        private final SignInService signIn;
        private final SignInThrottle throttle;
        private final TaskExecutor tasks;

        ThrottledSignIn(SignInService signIn, PasswordEncoder passwords, SignInThrottle throttle, TaskExecutor tasks) {
            super(signIn);
            setPasswordEncoder(passwords);
            this.signIn = signIn;
            this.throttle = throttle;
            this.tasks = tasks;
        }

        @Override
        public Authentication authenticate(Authentication authentication) {
            String email = authentication.getName();
            String address = address(authentication);
            if (throttle.blocks(email, address)) {
                throw new LockedException("too many attempts");
            }
            try {
                Authentication accepted = super.authenticate(authentication);
                throttle.succeeded(email, address);
                if (accepted.getPrincipal() instanceof SignedIn person) {
                    signIn.signedIn(person);
                }
                return accepted;
            } catch (AuthenticationException refused) {
                throttle.failed(email, address);
                tasks.execute(() -> signIn.refused(email));
                throw refused;
            }
        }

        private static String address(Authentication authentication) {
            return authentication.getDetails() instanceof WebAuthenticationDetails details
                    ? String.valueOf(details.getRemoteAddress())
                    : "";
        }
    }

    static String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }
}
