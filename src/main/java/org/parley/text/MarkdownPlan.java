package org.parley.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * Plans as a file that people write by hand and read in any editor.
 *
 * <pre>
 * # Title of the plan
 *
 * ## Article 1. Ceasefire {#ceasefire}
 *
 * Words of the article itself, if it has any.
 *
 * 1. The Parties shall cease all hostilities: {#cessation}
 *    a) on land and at sea;
 *    b) in the air:
 *       i) above the line of contact, under {ref:line};
 * 2. **Line of contact.** The line is recorded on maps. {#line}
 * </pre>
 *
 * <ul>
 *   <li>One line is one provision; a line that begins with none of the marks continues the one before it. Numbers are computed, so
 *       what stands before the dot or the bracket, and "Article 1." in a heading, is for the reader only.
 *   <li><code>{#label}</code> at the end names a provision, <code>{ref:label}</code> cites it. A label is made of letters, digits and
 *       hyphens; one that is a UUID is the provision's identity, and what has none gets a new one.
 *   <li><code>[within 30 days / within 60 days]</code> is a bracket (ADR 0018); <code>{bracket:UUID}</code> directly after it is its
 *       identity. A square bracket that is meant literally takes a backslash.
 *   <li><code>{#label | when "Signature" | within 30 days after ceasefire}</code> names a provision and its conditions
 *       ({@link ConditionNotation}).
 *   <li>Bold words at the beginning of a numbered provision are its heading. There is no other markup; a backslash takes its
 *       meaning from the mark that follows, as in CommonMark.
 * </ul>
 *
 * <p>A line of three hyphens ends the text; what stands after it begins with <code>></code> and is not taken in.
 *
 * <p>What {@link #print} writes, {@link #parse} reads back to the same value.
 */
public final class MarkdownPlan {

    /** Longest file that is read, in characters. */
    public static final int LENGTH = 8_000_000;

    /**
     * What a file says.
     *
     * @param labels the provision behind each label
     */
    public record Parsed(String title, PlanText text, Map<String, ProvisionId> labels) {

        public Parsed {
            labels = Map.copyOf(labels);
        }
    }

    private static final String END = "---";

    private static final Pattern LABEL = Pattern.compile("(?s)(.*?)\\s*" + ConditionNotation.LABEL);

    /** A label whose conditions go on in the next line, where a bar is no table. */
    private static final Pattern LABEL_BEGUN = Pattern.compile("\\{#[^{}]*$");

    private static final Pattern CITED = Pattern.compile("\\{ref:([A-Za-z0-9-]{1,64})}");
    private static final Pattern ITEM =
            Pattern.compile("(?s)([ \\t]*)\\(?([0-9]{1,6}[.)]|[a-z]{1,8}\\))(?:[ \\t]+(.*))?");
    private static final Pattern ARTICLE = Pattern.compile("(?s)Article [0-9]+(?:\\.\\s*|\\s*$)");
    private static final Pattern BLOCK = Pattern.compile("(?s)(?:[-+*>=|~`#]|<[A-Za-z/!?]).*");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(?:\\\\.|[^\\\\*]|\\*(?!\\*))*\\*\\*");
    private static final Pattern BRACKET =
            Pattern.compile("\\\\.|\\[((?:\\\\.|[^\\\\\\[\\]])*)](?:\\{bracket:([0-9a-f-]{36})})?", Pattern.DOTALL);
    private static final Pattern ROMAN = Pattern.compile("[ivxlcdm]+\\)");
    private static final Parser INLINE =
            Parser.builder().enabledBlockTypes(Set.of()).build();

    private MarkdownPlan() {}

    /**
     * Reads a plan.
     *
     * @throws RuleViolation {@code text.error.line} with the line, counted from 1, and the reason as a violation of its own
     */
    public static Parsed parse(String source) {
        if (source.length() > LENGTH) {
            throw new RuleViolation("text.error.too-long", LENGTH, source.length());
        }
        return new Reader().read(source);
    }

    /**
     * Reads conditions alone, as they stand after a label: <code>within 30 days after ceasefire | not before "Signature"</code>.
     *
     * @param labels the provision behind a label
     */
    public static List<Condition> conditions(String written, Function<String, ProvisionId> labels) {
        return written.isBlank() ? List.of() : ConditionNotation.read("|" + written, labels);
    }

    /** Writes a plan with the identity of every provision. */
    public static String print(String title, PlanText text) {
        return print(title, "", text);
    }

    /** @param note said of the file before the first article, and not taken in again; empty for nothing */
    public static String print(String title, String note, PlanText text) {
        return print(title, note, text, List.of());
    }

    /** @param annex lines that stand after the text, and are not taken in again */
    public static String print(String title, String note, PlanText text, List<String> annex) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escape(title)).append('\n');
        if (!note.isEmpty()) {
            out.append("\n> ").append(escape(note)).append('\n');
        }
        int article = 1;
        for (Provision provision : text.articles()) {
            out.append("\n## Article ").append(article++);
            if (provision.heading() != null) {
                out.append(". ").append(escape(provision.heading()));
            }
            label(provision, out);
            if (!provision.text().isEmpty()) {
                out.append('\n').append(escapeStart(words(provision.text()))).append('\n');
            }
            if (!provision.children().isEmpty()) {
                out.append('\n');
            }
            print(provision.children(), 2, out);
        }
        if (!annex.isEmpty()) {
            out.append('\n').append(END).append("\n\n");
            annex.forEach(line ->
                    out.append(line.isEmpty() ? ">" : "> " + escape(line)).append('\n'));
        }
        return out.toString();
    }

    private static void print(List<Provision> siblings, int depth, StringBuilder out) {
        int position = 1;
        for (Provision provision : siblings) {
            out.append("   ".repeat(depth - 2)).append(marker(position++, depth));
            if (provision.heading() != null) {
                out.append(" **").append(escape(provision.heading())).append("**");
            }
            if (!provision.text().isEmpty()) {
                out.append(' ').append(words(provision.text()));
            }
            label(provision, out);
            print(provision.children(), depth + 1, out);
        }
    }

    private static String marker(int position, int depth) {
        return switch (depth) {
            case 2 -> position + ".";
            case 3 -> Numbering.letters(position) + ")";
            default -> Numbering.roman(position) + ")";
        };
    }

    private static void label(Provision provision, StringBuilder out) {
        out.append(" {#")
                .append(provision.id())
                .append(ConditionNotation.write(provision.conditions()))
                .append("}\n");
    }

    /** The words of a provision, brackets as a person would type them. */
    private static String words(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Bracket bracket : Brackets.in(text)) {
            List<String> alternatives =
                    bracket.alternatives().stream().map(MarkdownPlan::escape).toList();
            out.append(escape(text.substring(from, bracket.start())))
                    .append('[')
                    .append(String.join(" / ", alternatives))
                    .append("]{bracket:")
                    .append(bracket.id())
                    .append('}');
            from = bracket.end();
        }
        return out.append(escape(text.substring(from))).toString();
    }

    /** Marks for what was typed as brackets. */
    private static String brackets(String source) {
        Matcher heading = BOLD.matcher(source);
        int from = heading.lookingAt() ? heading.end() : 0;
        Matcher typed = BRACKET.matcher(source);
        StringBuilder out = new StringBuilder(source.substring(0, from));
        while (typed.find(from)) {
            out.append(source, from, typed.start());
            from = typed.end();
            List<String> alternatives = typed.group(1) == null ? List.of() : Brackets.split(List.of(typed.group(1)));
            boolean link = typed.group(2) == null && source.startsWith("(", from);
            if (link || typed.group(2) == null && alternatives.stream().allMatch(String::isEmpty)) {
                out.append(typed.group());
            } else {
                out.append(Brackets.write(bracket(typed.group(2)), alternatives));
            }
        }
        return out.append(source.substring(from)).toString();
    }

    private static BracketId bracket(@Nullable String label) {
        if (label == null) {
            return BracketId.next();
        }
        try {
            return BracketId.parse(label);
        } catch (IllegalArgumentException notOne) {
            throw new RuleViolation("text.error.identity", label);
        }
    }

    /** Takes the meaning from every mark that has one inside a line. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if ("\\`*_<&[]".indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append(character);
        }
        return escaped.toString();
    }

    /** Takes the meaning from the marks at the beginning of an article's own words. */
    private static String escapeStart(String text) {
        Matcher item = ITEM.matcher(text);
        if (item.matches()) {
            int bracket = item.end(2) - 1;
            String start = text.startsWith("(") ? "\\" : "";
            return start + text.substring(0, bracket) + "\\" + text.substring(bracket);
        }
        return "-+>=|~#".indexOf(text.charAt(0)) >= 0 ? "\\" + text : text;
    }

    /** A provision as far as it has been read. */
    private static final class Draft {

        private final int line;
        private final int depth;
        private final int indent;
        private final StringBuilder source;
        private final List<Draft> below = new ArrayList<>();
        private @Nullable String heading;
        private @Nullable String label;
        private String conditions = "";
        private ProvisionId id = ProvisionId.next();
        private boolean closed;

        Draft(int line, int depth, int indent, String source) {
            this.line = line;
            this.depth = depth;
            this.indent = indent;
            this.source = new StringBuilder(source);
        }
    }

    private static final class Reader {

        private final List<Draft> articles = new ArrayList<>();
        private final Deque<Draft> open = new ArrayDeque<>();
        private final Map<String, ProvisionId> labels = new LinkedHashMap<>();
        private @Nullable String title;
        private boolean ended;

        Parsed read(String source) {
            String[] lines = source.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
            for (int index = 0; index < lines.length; index++) {
                int line = index + 1;
                String content = index == 0 && lines[0].startsWith("\uFEFF") ? lines[0].substring(1) : lines[index];
                at(line, () -> line(line, content));
            }
            String name = title;
            if (name == null) {
                throw new RuleViolation("text.error.line", 1, new RuleViolation("text.error.file-without-title"));
            }
            articles.forEach(this::name);
            List<Provision> provisions = articles.stream().map(this::provision).toList();
            return new Parsed(name, new PlanText(provisions), labels);
        }

        private void line(int line, String content) {
            if (ended && content.startsWith(">")) {
                return;
            }
            if (content.strip().equals(END) && !articles.isEmpty()) {
                ended = true;
                open.clear(); // nothing continues what stands before
            } else if (content.isBlank()) {
                if (!open.isEmpty()) {
                    open.peek().closed = true;
                }
            } else if (content.startsWith("# ")) {
                if (title != null) {
                    throw new RuleViolation("text.error.file-second-title");
                }
                title = TextRules.required(
                        TextRules.heading(plain(content.substring(2).strip())));
            } else if (content.startsWith("## ")) {
                article(line, content.substring(3).strip());
            } else if (content.startsWith("> ") && title != null && articles.isEmpty()) {
                open.clear(); // a note on the file, no part of the text
            } else {
                Matcher item = ITEM.matcher(content);
                if (item.matches()) {
                    item(line, columns(item.group(1)), item.group(2), item.group(3) == null ? "" : item.group(3));
                } else {
                    words(line, content.strip());
                }
            }
        }

        private void article(int line, String content) {
            if (title == null) {
                throw new RuleViolation("text.error.file-without-title");
            }
            ended = false;
            Draft article = new Draft(line, 1, -1, "");
            Matcher labelled = LABEL.matcher(content);
            String heading = content;
            if (labelled.matches()) {
                heading = labelled.group(1);
                article.label = labelled.group(2);
                article.conditions = labelled.group(3);
            }
            heading = ARTICLE.matcher(heading).replaceFirst("");
            article.heading = heading.isEmpty() ? null : TextRules.heading(plain(heading));
            article.closed = true;
            articles.add(article);
            open.clear();
            open.push(article);
        }

        private void item(int line, int indent, String marker, String content) {
            if (open.isEmpty()) {
                throw new RuleViolation("text.error.file-before-article");
            }
            while (open.peek().indent > indent) {
                open.pop();
            }
            if (open.peek().indent == indent) {
                open.pop();
            }
            Draft parent = open.element();
            int depth = parent.depth + 1;
            if (depth > TextRules.DEPTH) {
                throw new RuleViolation("text.error.too-deep", TextRules.DEPTH);
            }
            if (!parent.below.isEmpty() && parent.below.getFirst().indent != indent) {
                throw new RuleViolation("text.error.file-indent");
            }
            boolean fits = switch (depth) {
                case 2 -> Character.isDigit(marker.charAt(0));
                case 3 -> !Character.isDigit(marker.charAt(0));
                default -> ROMAN.matcher(marker).matches();
            };
            if (!fits) {
                throw new RuleViolation("text.error.file-marker", marker, depth);
            }
            Draft draft = new Draft(line, depth, indent, content.strip());
            parent.below.add(draft);
            open.push(draft);
        }

        private void words(int line, String content) {
            Draft draft = open.peek();
            boolean labelling = draft != null
                    && !draft.closed
                    && LABEL_BEGUN.matcher(draft.source).find();
            if (!labelling && BLOCK.matcher(content).matches()) {
                throw new RuleViolation("text.error.file-block");
            }
            if (draft == null) {
                throw new RuleViolation("text.error.file-before-article");
            }
            if (!draft.closed) {
                draft.source.append(' ').append(content);
            } else if (draft.depth == 1 && draft.source.isEmpty()) {
                draft.source.append(content);
                draft.closed = false;
            } else {
                throw new RuleViolation("text.error.file-paragraph");
            }
        }

        /** Gives every provision its identity, before references are looked up. */
        private void name(Draft draft) {
            at(draft.line, () -> {
                Matcher labelled = LABEL.matcher(draft.source);
                if (draft.depth > 1 && labelled.matches()) {
                    draft.label = labelled.group(2);
                    draft.conditions = labelled.group(3);
                    draft.source.setLength(labelled.end(1));
                }
                if (draft.label != null) {
                    draft.id = identity(draft.label);
                    if (labels.put(draft.label, draft.id) != null) {
                        throw new RuleViolation("text.error.file-label-twice", draft.label);
                    }
                }
            });
            draft.below.forEach(this::name);
        }

        private static ProvisionId identity(String label) {
            try {
                UUID uuid = UUID.fromString(label);
                return uuid.toString().equals(label) ? new ProvisionId(uuid) : ProvisionId.next();
            } catch (IllegalArgumentException notOne) {
                return ProvisionId.next();
            }
        }

        private Provision provision(Draft draft) {
            List<Provision> children = draft.below.stream().map(this::provision).toList();
            return at(draft.line, () -> {
                List<Condition> conditions = ConditionNotation.read(draft.conditions, this::labelled);
                Inline inline = Inline.of(brackets(cite(draft.source.toString())));
                if (draft.depth > 1) {
                    return new Provision(draft.id, inline.heading(), inline.text(), children, conditions);
                }
                if (inline.heading() != null) {
                    throw new RuleViolation("text.error.file-markup");
                }
                return new Provision(draft.id, draft.heading, inline.text(), children, conditions);
            });
        }

        /** What a condition calls by a label; a UUID that no provision here carries is kept, and found wanting as a reference would be. */
        private ProvisionId labelled(String label) {
            ProvisionId found = labels.get(label);
            if (found == null && label.equals(identity(label).toString())) {
                return identity(label);
            }
            if (found == null) {
                throw new RuleViolation("text.error.file-label-unknown", label);
            }
            return found;
        }

        private String cite(String text) {
            return CITED.matcher(text).replaceAll(found -> {
                String label = found.group(1);
                ProvisionId cited = labels.get(label);
                if (cited != null) {
                    return Matcher.quoteReplacement(References.to(cited));
                }
                if (References.PATTERN.matcher(found.group()).matches()) {
                    return Matcher.quoteReplacement(found.group());
                }
                throw new RuleViolation("text.error.file-label-unknown", label);
            });
        }

        private static String plain(String source) {
            Inline inline = Inline.of(source);
            if (inline.heading() != null) {
                throw new RuleViolation("text.error.file-markup");
            }
            return inline.text();
        }

        private static int columns(String indent) {
            int columns = 0;
            for (int position = 0; position < indent.length(); position++) {
                columns += indent.charAt(position) == '\t' ? 4 - columns % 4 : 1;
            }
            return columns;
        }

        private static void at(int line, Runnable step) {
            at(line, () -> {
                step.run();
                return line;
            });
        }

        private static <T> T at(int line, Supplier<T> step) {
            try {
                return step.get();
            } catch (RuleViolation reason) {
                throw new RuleViolation("text.error.line", line, reason);
            }
        }
    }

    /** The words of one line, and the bold ones at its beginning. */
    private record Inline(@Nullable String heading, String text) {

        static Inline of(String source) {
            if (source.isEmpty()) {
                return new Inline(null, "");
            }
            // A word before it keeps "[a]: b" from being taken for a definition
            Node paragraph = INLINE.parse("." + source).getFirstChild();
            String heading = null;
            StringBuilder text = new StringBuilder();
            for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof StrongEmphasis
                        && heading == null
                        && text.toString().equals(".")) {
                    heading = words(node);
                } else if (node instanceof Text words) {
                    text.append(words.getLiteral());
                } else if (node instanceof SoftLineBreak) {
                    text.append(' ');
                } else {
                    throw new RuleViolation("text.error.file-markup");
                }
            }
            if (!(paragraph instanceof Paragraph) || paragraph.getNext() != null) {
                throw new RuleViolation("text.error.file-markup");
            }
            return new Inline(heading, text.substring(1).strip());
        }

        private static String words(Node parent) {
            StringBuilder words = new StringBuilder();
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                if (!(node instanceof Text text)) {
                    throw new RuleViolation("text.error.file-markup");
                }
                words.append(text.getLiteral());
            }
            return words.toString();
        }
    }
}
