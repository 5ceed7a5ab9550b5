package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in which every word says who put it there: by a line of its own pattern below it and a sign after it, never by colour alone. */
@Tag("parley-origins")
@JavaScript("context://components/origins.js")
@StyleSheet("context://styles/order.css")
public final class WordOrigins extends ModelElement {

    /** Leads to something that belongs to a source: the round that decided it. */
    public record Link(String name, String href) {}

    /**
     * What brought words into the text.
     *
     * @param sign   short, stands after the words: "7"
     * @param name   "Amendment 7 (Ireland)"
     * @param href   its page, without a leading slash; null for none
     * @param detail who and when, in a few words; null for nothing
     * @param links  to what belongs to it
     */
    public record Source(
            String sign,
            String name,
            @Nullable String href,
            @Nullable String detail,
            List<Link> links) {

        public Source {
            links = List.copyOf(links);
        }
    }

    /**
     * A run of words.
     *
     * @param by place among the sources, from 0; null for words that were there from the beginning
     */
    public record Span(String text, @Nullable Integer by) {}

    /**
     * One provision.
     *
     * @param depth 0 for an article
     */
    public record Node(String id, int depth, @Nullable String number, List<Span> heading, List<Span> text) {

        public Node {
            heading = List.copyOf(heading);
            text = List.copyOf(text);
        }
    }

    /**
     * The whole text.
     *
     * @param lang   language of the text (BCP 47); null when it is the page's
     * @param legend what the list of sources is called
     */
    public record Model(@Nullable String lang, String legend, List<Source> sources, List<Node> nodes) {

        public Model {
            sources = List.copyOf(sources);
            nodes = List.copyOf(nodes);
        }
    }

    public WordOrigins() {
        super("origins");
        addClassName("origins");
    }

    public WordOrigins(Model model) {
        this();
        setModel(model);
    }

    public void setModel(Model model) {
        show(model);
    }
}
