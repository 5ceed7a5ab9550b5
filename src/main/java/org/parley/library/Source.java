package org.parley.library;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * Where what is said of a case can be read.
 *
 * @param citation of a document, as one cites it
 * @param url      where it is on the web; null where it is not, or not known
 */
public record Source(String citation, @Nullable String url) {

    /** Most characters of the citation. */
    public static final int CITATION_LENGTH = 300;

    /** Most characters of the address. */
    public static final int URL_LENGTH = 300;

    /** Most sources of a case. */
    public static final int LIMIT = 20;

    private static final Set<String> SCHEMES = Set.of("https", "http");

    public Source {
        citation = TextRules.required(TextRules.line(citation, CITATION_LENGTH));
        Line.requireOnePart(citation);
        url = url == null || url.isBlank() ? null : checked(url.strip());
    }

    private static String checked(String url) {
        try {
            URI uri = new URI(url);
            if (url.length() <= URL_LENGTH && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
                Line.requireOnePart(url);
                return url;
            }
        } catch (URISyntaxException none) {
            // said below
        }
        throw new RuleViolation("library.error.url", Line.excerpt(url));
    }

    /** Reads {@code citation} or {@code citation | address}. */
    static Source of(String line) {
        String[] parts = Line.parts(line, 2);
        return new Source(parts[0], parts.length == 1 ? null : parts[1]);
    }

    @Override
    public String toString() {
        return url == null ? citation : Line.of(citation, url);
    }
}
