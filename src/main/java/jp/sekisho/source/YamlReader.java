package jp.sekisho.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns the nodes of one file into values with places; what has the wrong shape goes into the issues. */
record YamlReader(String file, List<String> lines, Issues issues) {

    /** A key's place and its value, in the file that the reader reads. */
    record Entry(YamlReader reader, Place keyPlace, Node value) {}

    Place place(Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        int length = end.getLine() == start.getLine() ? Math.max(1, end.getColumn() - start.getColumn()) : 1;
        return place(start.getLine(), start.getColumn(), length);
    }

    Place place(int lineFromZero, int columnFromZero, int length) {
        String text = lineFromZero < lines.size() ? lines.get(lineFromZero) : "";
        return new Place(file, lineFromZero + 1, columnFromZero + 1, length, text);
    }

    Optional<YamlMapping> mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            issues.error(place(node), SourceError.EXPECTED_MAPPING);
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            text(tuple.getKeyNode()).ifPresent(key -> {
                if (entries.containsKey(key.value())) {
                    issues.error(key.place(), SourceError.DUPLICATE_KEY, "key", key.value());
                } else {
                    entries.put(key.value(), new Entry(this, key.place(), tuple.getValueNode()));
                }
            });
        }
        return Optional.of(new YamlMapping(this, place(node), entries));
    }

    Optional<YamlText> text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new YamlText(place(node), scalar.getValue()));
        }
        issues.error(place(node), SourceError.EXPECTED_TEXT);
        return Optional.empty();
    }

    List<YamlText> texts(Node node) {
        if (node instanceof ScalarNode) {
            return text(node).stream().toList();
        }
        List<YamlText> texts = new ArrayList<>();
        for (Node item : items(node)) {
            text(item).ifPresent(texts::add);
        }
        return texts;
    }

    List<YamlMapping> mappings(Node node) {
        List<YamlMapping> mappings = new ArrayList<>();
        for (Node item : items(node)) {
            mapping(item).ifPresent(mappings::add);
        }
        return mappings;
    }

    List<YamlItem> scalarsAndMappings(Node node) {
        List<YamlItem> all = new ArrayList<>();
        for (Node item : node instanceof ScalarNode ? List.of(node) : items(node)) {
            if (item instanceof MappingNode) {
                mapping(item).ifPresent(all::add);
            } else {
                text(item).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Shows every scalar within, with the key that it, or the list that it is in, stands under. */
    void walk(String key, Node node, BiConsumer<String, YamlText> use) {
        if (node instanceof ScalarNode scalar) {
            use.accept(key, new YamlText(place(node), scalar.getValue()));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> walk(key, item, use));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String under = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : key;
                walk(under, tuple.getValueNode(), use);
            }
        }
    }

    /** Shows every mapping within, with the key that it, or the list that it is in, stands under. */
    void walkMappings(String key, Node node, BiConsumer<String, YamlMapping> use) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> walkMappings(key, item, use));
        } else if (node instanceof MappingNode mapping) {
            mapping(node).ifPresent(found -> use.accept(key, found));
            for (NodeTuple tuple : mapping.getValue()) {
                String under = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : key;
                walkMappings(under, tuple.getValueNode(), use);
            }
        }
    }

    private List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        issues.error(place(node), SourceError.EXPECTED_LIST);
        return List.of();
    }
}
