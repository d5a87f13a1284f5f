package jp.sekisho.layout.markup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;

/**
 * Reads one JSON message into the written values of its records: decimals as numbers, flags of true and false as such, all else
 * as strings, blank items left out or empty strings. Members that the layout does not have, that come twice, or are null are refused; their
 * order does not matter.
 */
record JsonMessage(Head head, List<MarkupKind> kinds, JsonForm form) {
    private static final int DEEPEST = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1000)
                    .build())
            .build();

    /** A member of an object: its name and where its value begins. */
    private record Member(String name, JsonToken token, String text, List<List<Member>> each) {}

    List<MarkupRecord> read(byte[] message) {
        String text = head.charset().text(message, 0, message.length);
        if (text == null || text.startsWith("\uFEFF")) {
            throw notJson(1, 1);
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            List<MarkupRecord> records = records(parser);
            if (parser.nextToken() != null) {
                throw notJson(
                        parser.currentLocation().getLineNr(),
                        parser.currentLocation().getColumnNr());
            }
            return records;
        } catch (JsonProcessingException e) {
            throw e.getLocation() == null
                    ? notJson(1, 1)
                    : notJson(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MarkupRecord> records(JsonParser parser) throws IOException {
        List<MarkupRecord> records = new ArrayList<>();
        JsonToken first = parser.nextToken();
        if (!form.several()) {
            records.add(record(parser, first, 1));
            return records;
        }
        if (first != JsonToken.START_ARRAY) {
            throw forbidden("no array at the top", 1);
        }
        int unfit = 0;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            MarkupRecord record = record(parser, next, records.size() + 1);
            records.add(record);
            if (record instanceof MarkupRecord.Unfit one && ++unfit > WholeMessage.MOST_UNFIT) {
                throw one.why().asException();
            }
        }
        return records;
    }

    /** The record whose value has just begun, whatever is wrong with it. */
    private MarkupRecord record(JsonParser parser, JsonToken start, int line) throws IOException {
        MarkupKind kind = null;
        try {
            List<Member> members = members(parser, start, line);
            kind = kind(members, line);
            String[] written = new String[kind.kind().fields().size()];
            Arrays.fill(written, "");
            fill(kind.nodes(), members, written, line);
            return new MarkupRecord.Written(kind, written);
        } catch (SekishoException e) {
            leave(parser, e);
            return new MarkupRecord.Unfit(kind, e.finding());
        }
    }

    /** Passes what is left of a record; one that is deeper than any of a layout ends the message with what is wrong with it. */
    private void leave(JsonParser parser, SekishoException why) throws IOException {
        int around = form.several() ? 1 : 0;
        try {
            while (parser.getParsingContext().getNestingDepth() > around) {
                if (parser.nextToken() == null) {
                    return;
                }
            }
        } catch (StreamConstraintsException e) {
            throw why;
        }
    }

    private List<Member> members(JsonParser parser, JsonToken start, int line) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            throw forbidden("no object", line);
        }
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                throw forbidden("null", line);
            }
            if (value == JsonToken.START_OBJECT) {
                throw forbidden("an object within a record", line);
            }
            if (value == JsonToken.START_ARRAY) {
                members.add(new Member(name, value, "", array(parser, line)));
            } else {
                members.add(new Member(name, value, parser.getText(), List.of()));
            }
        }
        return members;
    }

    private List<List<Member>> array(JsonParser parser, int line) throws IOException {
        List<List<Member>> each = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            each.add(members(parser, next, line));
        }
        return each;
    }

    private MarkupKind kind(List<Member> members, int line) {
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        Optional<String> told = members.stream()
                .filter(member -> member.name().equals(form.kindBy()))
                .map(Member::text)
                .findFirst();
        return kinds.stream()
                .filter(kind -> told.equals(Optional.of(kind.element())))
                .findFirst()
                .orElseThrow(() -> head.finding(LayoutError.UNKNOWN_KIND, line, "item", form.kindBy())
                        .asException());
    }

    private void fill(List<Node> nodes, List<Member> members, String[] written, int line) {
        Set<Node> filled = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int position = i + 1;
            Node node = nodes.stream()
                    .filter(one -> one.name().equals(member.name()))
                    .findFirst()
                    .orElseThrow(() -> head.finding(LayoutError.UNKNOWN_ELEMENT, line, "position", position)
                            .asException());
            if (!filled.add(node)) {
                throw head.finding(LayoutError.REPEATED_ELEMENT, line, "item", node.name())
                        .asException();
            }
            if (node instanceof Node.Leaf leaf) {
                written[leaf.index()] = value(leaf, member, line);
            } else if (node instanceof Node.Repeated group) {
                fill(group, member, written, line);
            }
        }
        for (Node node : nodes) {
            if (node instanceof Node.Repeated group) {
                group.refuseOther(places(members, group.name()), written, line);
            }
        }
    }

    private static int places(List<Member> members, String group) {
        return members.stream()
                .filter(member -> member.name().equals(group))
                .mapToInt(member -> member.each().size())
                .sum();
    }

    private void fill(Node.Repeated group, Member member, String[] written, int line) {
        if (member.token() != JsonToken.START_ARRAY) {
            throw forbidden("no array for a repeated group", line);
        }
        if (member.each().size() > group.slots().size()) {
            throw group.count().wrong(line);
        }
        for (int i = 0; i < member.each().size(); i++) {
            fill(group.slots().get(i), member.each().get(i), written, line);
        }
    }

    /** An empty string is blank, whatever the item is when it is not. */
    private static String value(Node.Leaf leaf, Member member, int line) {
        boolean blank =
                member.token() == JsonToken.VALUE_STRING && member.text().isEmpty();
        if (!blank && !JsonText.token(leaf.rules().field()).equals(kindOf(member.token()))) {
            throw leaf.rules()
                    .rules()
                    .finding(
                            LayoutError.WRONG_TYPE,
                            line,
                            "type",
                            leaf.rules().field().type().wire());
        }
        return member.text();
    }

    private static String kindOf(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> JsonText.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonText.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonText.BOOLEAN;
            default -> "";
        };
    }

    private SekishoException forbidden(String what, int line) {
        return head.finding(LayoutError.JSON_FORBIDDEN, line, "what", what).asException();
    }

    private SekishoException notJson(int row, int column) {
        return WholeMessage.refused(head, LayoutError.NOT_JSON, "row", row, "column", column);
    }
}
