package org.parley.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code script.json}: what somebody does. Things are called by the script's own labels: people by key, provisions by
 * plan and anchor ({@code strength/tribunal}), amendments, comments and rounds by the {@code id} of the act that made them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SampleAct.Draft.class, name = "draft"),
    @JsonSubTypes.Type(value = SampleAct.CoSponsor.class, name = "co-sponsor"),
    @JsonSubTypes.Type(value = SampleAct.Propose.class, name = "propose"),
    @JsonSubTypes.Type(value = SampleAct.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = SampleAct.TakeOver.class, name = "take-over"),
    @JsonSubTypes.Type(value = SampleAct.StandBehind.class, name = "stand-behind"),
    @JsonSubTypes.Type(value = SampleAct.Compose.class, name = "compose"),
    @JsonSubTypes.Type(value = SampleAct.Agree.class, name = "agree"),
    @JsonSubTypes.Type(value = SampleAct.OnlyIf.class, name = "only-if"),
    @JsonSubTypes.Type(value = SampleAct.CloseArticle.class, name = "close-article"),
    @JsonSubTypes.Type(value = SampleAct.Comment.class, name = "comment"),
    @JsonSubTypes.Type(value = SampleAct.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = SampleAct.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = SampleAct.Resolve.class, name = "resolve"),
    @JsonSubTypes.Type(value = SampleAct.State.class, name = "state"),
    @JsonSubTypes.Type(value = SampleAct.Instruct.class, name = "instruct"),
    @JsonSubTypes.Type(value = SampleAct.Recommend.class, name = "recommend"),
    @JsonSubTypes.Type(value = SampleAct.SignOff.class, name = "sign-off"),
    @JsonSubTypes.Type(value = SampleAct.Remember.class, name = "remember"),
    @JsonSubTypes.Type(value = SampleAct.SetsPrecedent.class, name = "sets-precedent"),
    @JsonSubTypes.Type(value = SampleAct.Position.class, name = "position"),
    @JsonSubTypes.Type(value = SampleAct.Prepare.class, name = "prepare"),
    @JsonSubTypes.Type(value = SampleAct.PrepareChoice.class, name = "prepare-choice"),
    @JsonSubTypes.Type(value = SampleAct.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = SampleAct.MarkGuarantee.class, name = "mark-guarantee"),
    @JsonSubTypes.Type(value = SampleAct.PlanResponse.class, name = "plan-response"),
    @JsonSubTypes.Type(value = SampleAct.AffirmCommitment.class, name = "affirm-commitment"),
    @JsonSubTypes.Type(value = SampleAct.BackCommitment.class, name = "back-commitment"),
    @JsonSubTypes.Type(value = SampleAct.WithdrawCommitment.class, name = "withdraw-commitment"),
    @JsonSubTypes.Type(value = SampleAct.NameElement.class, name = "name-element"),
    @JsonSubTypes.Type(value = SampleAct.Open.class, name = "open"),
    @JsonSubTypes.Type(value = SampleAct.Cast.class, name = "cast"),
    @JsonSubTypes.Type(value = SampleAct.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = SampleAct.Close.class, name = "close"),
    @JsonSubTypes.Type(value = SampleAct.Proclaim.class, name = "proclaim"),
    @JsonSubTypes.Type(value = SampleAct.Block.class, name = "block"),
    @JsonSubTypes.Type(value = SampleAct.Separate.class, name = "separate"),
    @JsonSubTypes.Type(value = SampleAct.UnderSilence.class, name = "under-silence"),
    @JsonSubTypes.Type(value = SampleAct.Object.class, name = "object"),
    @JsonSubTypes.Type(value = SampleAct.Reconsider.class, name = "reconsider")
})
sealed interface SampleAct {

    /** Key of the person who acts. */
    String by();

    /**
     * Drafts an amendment to an article, or to another amendment.
     *
     * @param plan    null for a sub-amendment
     * @param article anchor of the article; null for a sub-amendment
     * @param amends  the amendment that a sub-amendment amends
     */
    record Draft(
            String by,
            String id,
            @Nullable String plan,
            @Nullable String article,
            @Nullable String amends,
            String title,
            String reason,
            List<SampleEdit> edits)
            implements SampleAct {}

    record CoSponsor(String by, String amendment) implements SampleAct {}

    record Propose(String by, String amendment) implements SampleAct {}

    record Withdraw(String by, String amendment, String reason) implements SampleAct {}

    record TakeOver(String by, String amendment) implements SampleAct {}

    /** Binds amendments in a package; those of others are invited. */
    record Compose(String by, String id, String title, String reason, List<String> amendments) implements SampleAct {}

    /** @param packageLabel the package that the delegation agrees to be bound in */
    record Agree(String by, @JsonProperty("package") String packageLabel) implements SampleAct {}

    /** States that an amendment stands only if another one is adopted. */
    record OnlyIf(String by, String amendment, String requires) implements SampleAct {}

    /** @param article plan and anchor of an article that a round has agreed to */
    record CloseArticle(String by, String article, String reason) implements SampleAct {}

    /**
     * Stands behind an alternative of the bracket in a provision.
     *
     * @param at    anchor of the provision
     * @param words how the alternative begins, as a reader sees it
     */
    record StandBehind(String by, String plan, String at, String words) implements SampleAct {}

    /**
     * Begins a thread.
     *
     * @param on       {@code provision:plan/anchor}, {@code amendment:id} or {@code round:id}
     * @param quote    the words it is about; null for the whole
     * @param audience {@code delegation} for the own delegation only
     */
    record Comment(
            String by,
            @Nullable String id,
            String on,
            @Nullable String quote,
            @Nullable String audience,
            String text) implements SampleAct {}

    record Reply(String by, String to, String text) implements SampleAct {}

    record Edit(String by, String comment, String text) implements SampleAct {}

    record Resolve(String by, String thread) implements SampleAct {}

    /** Enters a statement; {@code kind} as the API calls it, {@code on} as for a comment. */
    record State(String by, String kind, String on, String text) implements SampleAct {}

    /** Enters in the delegation's preparation what its capital instructs; {@code answer} as the API calls it. */
    record Instruct(String by, String on, String answer, String text) implements SampleAct {}

    /** Recommends to the delegation how to vote. */
    record Recommend(String by, String on, String answer, String text) implements SampleAct {}

    /** Signs off how the delegation votes. */
    record SignOff(String by, String on, String answer, String text) implements SampleAct {}

    /** States the own delegation's position; {@code stance} and {@code audience} as the API calls them, {@code on} as for a comment. */
    record Position(String by, String on, String stance, String audience, String text) implements SampleAct {}

    /** Marks an article as setting a precedent, so that the stricter rules apply to it. */
    record SetsPrecedent(String by, String article, String reason) implements SampleAct {}

    /** Puts a case of the library, called by its name, beside a provision. */
    record Remember(String by, String at, String precedent, String note) implements SampleAct {}

    /** @param rules for what kind of question: {@code substance} or {@code procedure} */
    record Prepare(String by, String id, List<String> subjects, String rules, String title) implements SampleAct {}

    /**
     * Prepares a choice among plans, listed in the order that they are fallen back on.
     *
     * @param method as the API calls it: {@code schulze}
     * @param plans  keys of plans
     */
    record PrepareChoice(String by, String id, String method, List<Option> plans, String rules, String title)
            implements SampleAct {}

    /** A plan as an option of a choice. */
    record Option(String plan, String name) {}

    /** Casts a ballot in a choice: a number for each option, in their order. */
    record Mark(String by, String round, List<Integer> marks) implements SampleAct {}

    /**
     * Enters a commitment.
     *
     * @param at          plan and anchor of the provision
     * @param delegation  key of the delegation that owes it
     * @param to          keys of those to whom; none for everybody who signs
     * @param instruments as the API calls them
     * @param backing     key of the delegation that is asked to stand behind it
     */
    record Commit(
            String by,
            String id,
            String at,
            String delegation,
            List<String> to,
            List<String> instruments,
            @Nullable String backing,
            String text)
            implements SampleAct {}

    /** @param at plan and anchor of the provision */
    record MarkGuarantee(String by, String at, String reason) implements SampleAct {}

    /**
     * Says what follows where a guarantee is called on.
     *
     * @param at     plan and anchor of the provision
     * @param finder key of the organisation that finds; null for a body
     * @param body   its name; null for an organisation at the table
     * @param rules  id of the rule set by which it decides
     * @param within hours for the finding
     */
    record PlanResponse(
            String by,
            String at,
            String trigger,
            @Nullable String finder,
            @Nullable String body,
            @Nullable String rules,
            int within,
            List<Step> actions,
            @Nullable List<Step> escalation)
            implements SampleAct {}

    /**
     * A step of a response.
     *
     * @param who   keys of delegations
     * @param hours after the finding
     */
    record Step(String text, List<String> who, int hours) {}

    record AffirmCommitment(String by, String commitment) implements SampleAct {}

    record BackCommitment(String by, String commitment) implements SampleAct {}

    record WithdrawCommitment(String by, String commitment, String reason) implements SampleAct {}

    /**
     * Names an element of the plans.
     *
     * @param at plan and anchor of each provision that belongs to it
     */
    record NameElement(String by, String name, List<String> at) implements SampleAct {}

    record Open(String by, String round) implements SampleAct {}

    record Cast(String by, String round, String choice) implements SampleAct {}

    record Close(String by, String round) implements SampleAct {}

    record Proclaim(String by, String round) implements SampleAct {}

    /** Puts amendments to a plan as a block. */
    record Block(String by, String id, String plan, List<String> amendments, String rules, String reason)
            implements SampleAct {}

    /** Has an amendment of a block voted on by itself. */
    record Separate(String by, String round, String amendment) implements SampleAct {}

    /**
     * Prepares a round under silence.
     *
     * @param on   as for a comment
     * @param days how long silence is to last from when the sample is played
     */
    record UnderSilence(String by, String id, String title, String on, String rules, int days) implements SampleAct {}

    /** Objects for the own delegation to what is under silence. */
    record Object(String by, String round, String reason) implements SampleAct {}

    /** Moves that what was decided be put again; {@code on} as for a comment. */
    record Reconsider(String by, String on, String reason) implements SampleAct {}
}
