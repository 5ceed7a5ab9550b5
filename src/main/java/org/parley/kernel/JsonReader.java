package org.parley.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads {@link Json} strictly; every refusal says where and why. */
final class JsonReader {

    private final String text;
    private final Json.Limits limits;
    private int at;

    JsonReader(String text, Json.Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    static String decode(byte[] utf8, Json.Limits limits) {
        // A UTF-16 code unit takes three bytes at most: what is longer need not be decoded to be refused
        if (utf8.length / 3 > limits.characters()) {
            throw new Json.Malformed(Json.Reason.TOO_LONG, 1, 1, "longer than " + limits.characters() + " characters");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Json.Malformed(Json.Reason.ENCODING, 1, 1, "not UTF-8");
        }
    }

    Json document() {
        if (text.length() > limits.characters()) {
            throw refuse(Json.Reason.TOO_LONG, "longer than " + limits.characters() + " characters");
        }
        skipSpace();
        Json value = value(1);
        skipSpace();
        if (at < text.length()) {
            throw refuse(Json.Reason.TRAILING, "something follows the value");
        }
        return value;
    }

    private Json value(int depth) {
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", Json.of(true));
            case 'f' -> word("false", Json.of(false));
            case 'n' -> word("null", Json.NULL);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw refuse(Json.Reason.SYNTAX, "a value is expected here");
            }
        };
    }

    private Json object(int depth) {
        enter(depth);
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Obj(members);
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw refuse(Json.Reason.SYNTAX, "a key in quotation marks is expected here");
            }
            int start = at;
            String key = string();
            if (members.containsKey(key)) {
                at = start;
                throw refuse(Json.Reason.DUPLICATE_KEY, "the key stands here a second time");
            }
            skipSpace();
            if (peek() != ':') {
                throw refuse(Json.Reason.SYNTAX, "a colon is expected here");
            }
            at++;
            skipSpace();
            members.put(key, value(depth + 1));
            if (!continues('}')) {
                return new Json.Obj(members);
            }
        }
    }

    private Json array(int depth) {
        enter(depth);
        List<Json> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Arr(items);
        }
        while (true) {
            skipSpace();
            items.add(value(depth + 1));
            if (!continues(']')) {
                return new Json.Arr(items);
            }
        }
    }

    private void enter(int depth) {
        if (depth > limits.depth()) {
            throw refuse(Json.Reason.TOO_DEEP, "nested deeper than " + limits.depth() + " levels");
        }
        at++;
    }

    /** Whether a comma announces another one; takes the comma or the end. */
    private boolean continues(char end) {
        skipSpace();
        char c = peek();
        if (c != ',' && c != end) {
            throw refuse(Json.Reason.SYNTAX, "a comma or " + end + " is expected here");
        }
        at++;
        return c == ',';
    }

    private String string() {
        int start = at;
        at++;
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char unit = unit();
            out.append(unit);
            if (Character.isHighSurrogate(unit) && peek() != '"') {
                char low = unit();
                out.append(low);
                if (Character.isLowSurrogate(low)) {
                    continue;
                }
            }
            if (Character.isSurrogate(unit)) {
                at = start;
                throw refuse(Json.Reason.LONE_SURROGATE, "the string holds half of a surrogate pair");
            }
        }
        at++;
        return out.toString();
    }

    /** The next UTF-16 code unit of a string, escaped or not. */
    private char unit() {
        char c = peek();
        if (c < 0x20) {
            throw refuse(Json.Reason.SYNTAX, "a control character must be escaped");
        }
        return c == '\\' ? escape() : take();
    }

    private char escape() {
        at++;
        char c = peek();
        return switch (c) {
            case '"', '\\', '/' -> take();
            case 'b' -> taken('\b');
            case 'f' -> taken('\f');
            case 'n' -> taken('\n');
            case 'r' -> taken('\r');
            case 't' -> taken('\t');
            case 'u' -> {
                at++;
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = peek();
                    int value = digit < 128 ? Character.digit(digit, 16) : -1;
                    if (value < 0) {
                        throw refuse(Json.Reason.SYNTAX, "four hexadecimal digits are expected here");
                    }
                    unit = unit * 16 + value;
                    at++;
                }
                yield (char) unit;
            }
            default -> throw refuse(Json.Reason.SYNTAX, "no such escape");
        };
    }

    private Json number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int count = at - digits;
        boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        boolean zero = count > 0 && text.charAt(digits) == '0';
        if (count == 0 || (zero && count > 1)) {
            at = start;
            throw refuse(Json.Reason.SYNTAX, "not a number as JSON writes them");
        }
        if (fraction || (zero && digits > start)) {
            at = start;
            throw refuse(Json.Reason.NOT_AN_INTEGER, "only whole numbers are taken");
        }
        if (count <= 16) {
            long value = Long.parseLong(text, start, at, 10);
            if (Math.abs(value) <= Json.MAX_INTEGER) {
                return new Json.Num(value);
            }
        }
        at = start;
        throw refuse(Json.Reason.TOO_LARGE, "beyond 2^53 - 1");
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw refuse(Json.Reason.SYNTAX, "a value is expected here");
        }
        at += word.length();
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw refuse(Json.Reason.UNFINISHED, "the text ends too early");
        }
        return text.charAt(at);
    }

    private char take() {
        return text.charAt(at++);
    }

    private char taken(char meaning) {
        at++;
        return meaning;
    }

    private Json.Malformed refuse(Json.Reason reason, String detail) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Json.Malformed(reason, line, at - lineStart + 1, detail);
    }
}
