package jp.sekisho.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** XML messages that are made to harm their reader, around one good content. */
public final class HostileXml {
    private HostileXml() {}

    /**
     * Each attack by its name.
     *
     * @param root the root's name, as the attacked layout has it
     * @param content the root element, with its content
     * @param outside where an external entity points to
     */
    public static Map<String, byte[]> messages(String root, String content, String outside) {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        add(messages, "billion laughs", doctype(root, laughs()) + used(content, "&l9;"));
        add(
                messages,
                "quadratic blowup",
                doctype(root, "<!ENTITY a \"" + "a".repeat(20_000) + "\">") + used(content, "&a;".repeat(10_000)));
        add(
                messages,
                "entity that names itself",
                doctype(root, "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">") + used(content, "&a;"));
        add(
                messages,
                "external entity by http",
                doctype(root, "<!ENTITY x SYSTEM \"" + outside + "\">") + used(content, "&x;"));
        add(
                messages,
                "external entity by file",
                doctype(root, "<!ENTITY x SYSTEM \"file:///etc/passwd\">") + used(content, "&x;"));
        add(messages, "external document type", "<!DOCTYPE " + root + " SYSTEM \"" + outside + "\">" + content);
        add(
                messages,
                "public document type",
                "<!DOCTYPE " + root + " PUBLIC \"-//x//y\" \"" + outside + "\">" + content);
        add(messages, "parameter entity", doctype(root, "<!ENTITY % p SYSTEM \"" + outside + "\"> %p;") + content);
        add(
                messages,
                "nested parameter entities",
                doctype(root, "<!ENTITY % a \"<!ENTITY &#37; b SYSTEM '" + outside + "'>\"> %a; %b;") + content);
        add(messages, "attribute defaults", doctype(root, "<!ATTLIST " + root + " xmlns CDATA \"urn:x\">") + content);
        add(messages, "notation", doctype(root, "<!NOTATION n SYSTEM \"" + outside + "\">") + content);
        add(
                messages,
                "document type after a declaration",
                "<?xml version=\"1.0\"?>\n" + doctype(root, laughs()) + content);
        add(messages, "document type in lower case", "<!doctype " + root + ">" + content);
        add(messages, "document type after the root", content + doctype(root, laughs()));
        add(messages, "stylesheet", "<?xml-stylesheet href=\"" + outside + "\"?>" + content);
        add(
                messages,
                "inclusion",
                used(content, "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + outside + "\"/>"));
        add(
                messages,
                "schema location",
                content.replaceFirst(
                        "<" + root,
                        "<" + root
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                                + outside + "\""));
        add(messages, "deep nesting", "<a>".repeat(200_000));
        add(messages, "deep nesting below the root", used(content, "<a>".repeat(200_000)));
        add(messages, "very many attributes", content.replaceFirst("<" + root, "<" + root + attributes(" a", 50_000)));
        add(
                messages,
                "very many namespaces",
                content.replaceFirst("<" + root, "<" + root + attributes(" xmlns:a", 50_000)));
        add(messages, "very long name", "<" + "a".repeat(1 << 20));
        add(messages, "very long attribute", "<a b=\"" + "c".repeat(1 << 20));
        add(messages, "beginnings without end", "<".repeat(1 << 20));
        add(messages, "comment without end", "<!--" + "-".repeat(1 << 20));
        add(messages, "character data without end", "<![CDATA[" + "]".repeat(1 << 20));
        add(messages, "null by reference", used(content, "&#0;"));
        add(messages, "many references", used(content, "&#x41;".repeat(50_000) + "&x;"));
        put(messages, "UTF-16 with mark", content, StandardCharsets.UTF_16);
        put(messages, "UTF-16 without mark", content, StandardCharsets.UTF_16LE);
        put(messages, "UTF-16 declared and used", declared("UTF-16") + content, StandardCharsets.UTF_16);
        put(messages, "UTF-16 declared, UTF-8 used", declared("UTF-16") + content, UTF_8);
        put(messages, "UTF-7 declared", declared("UTF-7") + "+ADwAIQ-DOCTYPE " + root + "+AD4-" + content, UTF_8);
        put(messages, "EBCDIC declared", declared("Cp037") + content, UTF_8);
        put(messages, "Shift_JIS declared and used", declared("Shift_JIS") + content, Charset.forName("Shift_JIS"));
        put(messages, "UTF-8 declared, Shift_JIS used", declared("UTF-8") + content, Charset.forName("Shift_JIS"));
        put(messages, "UTF-32", content, Charset.forName("UTF-32"));
        add(messages, "byte order mark", "\uFEFF" + content);
        add(messages, "XML 1.1 with a control character", "<?xml version=\"1.1\"?>" + used(content, "&#1;"));
        return messages;
    }

    private static void add(Map<String, byte[]> messages, String name, String text) {
        put(messages, name, text, UTF_8);
    }

    private static void put(Map<String, byte[]> messages, String name, String text, Charset charset) {
        messages.put(name, text.getBytes(charset));
    }

    private static String doctype(String root, String subset) {
        return "<!DOCTYPE " + root + " [" + subset + "]>";
    }

    private static String declared(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>";
    }

    /** The content with something more before the root's end. */
    private static String used(String content, String more) {
        int end = content.lastIndexOf("</");
        int before = content.lastIndexOf("</", end - 1);
        int inside = content.charAt(before - 1) == '>' ? content.lastIndexOf("</", before - 1) : before;
        return content.substring(0, inside) + more + content.substring(inside);
    }

    private static String laughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }

    private static String attributes(String name, int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(name).append(i).append("=\"urn:").append(i).append('"');
        }
        return attributes.toString();
    }
}
