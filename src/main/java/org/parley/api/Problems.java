package org.parley.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.Outage;
import org.parley.kernel.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/**
 * Says what went wrong as problem details (RFC 9457), in the language that the program asked for. {@code key} names the broken
 * rule, {@code errors} the fields that were not understood. Nothing inside the house is ever shown.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What is said while the database cannot be reached. */
    static final String AWAY = "api.problem.away";

    /** When to ask again then. */
    static final String AWAY_SECONDS = "2";

    private final Messages messages;

    Problems(Messages messages) {
        this.messages = messages;
    }

    /** One field that was not understood. */
    record Mistake(String field, String message) {}

    @ExceptionHandler(RuleViolation.class)
    ResponseEntity<Object> broken(RuleViolation violation, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.rule", locale);
        problem.setDetail(
                messages.get(locale, violation.key(), violation.arguments().toArray()));
        problem.setProperty("key", violation.key());
        return answer(problem);
    }

    @ExceptionHandler(NotFound.class)
    ResponseEntity<Object> missing(NotFound missing, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "api.problem.not-found", locale);
        problem.setDetail(messages.get(locale, "api.problem.not-found.detail"));
        return answer(problem);
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Object> denied(AccessDeniedException denied, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.FORBIDDEN, "api.problem.denied", locale);
        String said = Objects.requireNonNullElse(denied.getMessage(), "");
        boolean rule = messages.knows(said);
        problem.setDetail(messages.get(locale, rule ? said : "api.problem.denied.detail"));
        if (rule) {
            problem.setProperty("key", said);
        }
        return answer(problem);
    }

    @ExceptionHandler(Etags.Unmet.class)
    ResponseEntity<Object> unmet(Etags.Unmet unmet, Locale locale) {
        String key = unmet.missing() ? "api.problem.if-match" : "api.problem.changed";
        ProblemDetail problem = problem(
                unmet.missing() ? HttpStatus.PRECONDITION_REQUIRED : HttpStatus.PRECONDITION_FAILED, key, locale);
        problem.setDetail(messages.get(locale, key + ".detail"));
        return answer(problem);
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    ResponseEntity<Object> overtaken(ConcurrencyFailureException overtaken, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "api.problem.changed", locale);
        problem.setDetail(messages.get(locale, "api.problem.changed.detail"));
        return answer(problem);
    }

    @ExceptionHandler(Misunderstood.class)
    ResponseEntity<Object> misunderstood(Misunderstood misunderstood, Locale locale) {
        return invalid(List.of(mistake(locale, misunderstood.field())), locale);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mistyped, Locale locale) {
        return invalid(List.of(mistake(locale, mistyped.getName())), locale);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception unexpected, Locale locale) {
        if (Outage.caused(unexpected)) {
            LOG.warn("a call lost the database: {}", unexpected.getMessage());
            ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, AWAY, locale);
            problem.setDetail(messages.get(locale, AWAY + ".detail"));
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, AWAY_SECONDS)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        LOG.error("a call failed", unexpected);
        ProblemDetail problem = problem(HttpStatus.INTERNAL_SERVER_ERROR, "api.problem.unexpected", locale);
        problem.setDetail(messages.get(locale, "api.problem.unexpected.detail"));
        return answer(problem);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Locale locale = request.getLocale();
        return invalid(
                invalid.getFieldErrors().stream()
                        .map(FieldError::getField)
                        .map(field -> mistake(locale, field))
                        .toList(),
                locale);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Locale locale = request.getLocale();
        return invalid(
                invalid.getParameterValidationResults().stream()
                        .map(result ->
                                String.valueOf(result.getMethodParameter().getParameterName()))
                        .map(field -> mistake(locale, field))
                        .toList(),
                locale);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(mistake(request.getLocale(), missing.getParameterName())), request.getLocale());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException unbound, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return unbound instanceof MissingRequestHeaderException missing
                ? invalid(List.of(mistake(request.getLocale(), missing.getHeaderName())), request.getLocale())
                : super.handleServletRequestBindingException(unbound, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLarge large) {
                ProblemDetail problem =
                        problem(HttpStatus.CONTENT_TOO_LARGE, "api.problem.too-large", request.getLocale());
                problem.setDetail(messages.get(request.getLocale(), "api.problem.too-large.detail", large.limit()));
                return answer(problem);
            }
        }
        return invalid(List.of(mistake(request.getLocale(), field(unreadable))), request.getLocale());
    }

    /** The place in the body that was not understood, if the reader knows it. */
    private static String field(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException mapping) {
                StringBuilder path = new StringBuilder();
                mapping.getPath().forEach(step -> {
                    String name = step.getPropertyName();
                    if (name != null) {
                        path.append(path.isEmpty() ? "" : ".").append(name);
                    }
                });
                return path.isEmpty() ? "body" : path.toString();
            }
        }
        return "body";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(messages.get(request.getLocale(), "api.problem.invalid"));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<Object> invalid(List<Mistake> mistakes, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "api.problem.invalid", locale);
        problem.setDetail(messages.get(locale, "api.problem.invalid.detail", mistakes.size()));
        problem.setProperty("errors", mistakes);
        return answer(problem);
    }

    private Mistake mistake(Locale locale, String field) {
        return new Mistake(field, messages.get(locale, "api.problem.field", field));
    }

    private ProblemDetail problem(HttpStatus status, String title, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(messages.get(locale, title));
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
