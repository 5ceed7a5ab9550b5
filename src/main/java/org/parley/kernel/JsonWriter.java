package org.parley.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@link Json} for machines and for people. */
final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonWriter() {}

    static void canonical(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj object -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> member : sorted(object)) {
                    string(member.getKey(), out.append(separator));
                    canonical(member.getValue(), out.append(':'));
                    separator = ",";
                }
                out.append('}');
            }
            case Json.Arr array -> {
                out.append('[');
                String separator = "";
                for (Json item : array.items()) {
                    canonical(item, out.append(separator));
                    separator = ",";
                }
                out.append(']');
            }
            default -> scalar(value, out);
        }
    }

    static void pretty(Json value, int depth, StringBuilder out) {
        switch (value) {
            case Json.Obj object
            when !object.members().isEmpty() -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    newLine(out.append(separator), depth + 1);
                    string(member.getKey(), out);
                    out.append(": ");
                    pretty(member.getValue(), depth + 1, out);
                    separator = ",";
                }
                newLine(out, depth);
                out.append('}');
            }
            case Json.Arr array
            when array.size() > 0 -> {
                out.append('[');
                String separator = "";
                for (Json item : array.items()) {
                    newLine(out.append(separator), depth + 1);
                    pretty(item, depth + 1, out);
                    separator = ",";
                }
                newLine(out, depth);
                out.append(']');
            }
            default -> canonical(value, out);
        }
    }

    /** In the order of the keys' UTF-16 code units, which is how Java compares strings. */
    private static List<Map.Entry<String, Json>> sorted(Json.Obj object) {
        List<Map.Entry<String, Json>> members = new ArrayList<>(object.members().entrySet());
        members.sort(Map.Entry.comparingByKey());
        return members;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private static void scalar(Json value, StringBuilder out) {
        switch (value) {
            case Json.Str string -> string(string.value(), out);
            case Json.Num number -> out.append(number.value());
            case Json.Bool bool -> out.append(bool.value());
            default -> out.append("null");
        }
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
