package jp.sekisho.boundary;

import java.util.List;
import java.util.Map;

/**
 * What a message is for, as its layout tells: the code of its {@code office}, {@code procedure} and {@code information}.
 * A means that the layout does not have, or that is blank, is absent.
 */
public record Purpose(Map<String, String> codes) {
    public static final String OFFICE = "office";
    public static final String PROCEDURE = "procedure";
    public static final String INFORMATION = "information";

    /** What a layout can say by which permits decide, in the order in which they are looked at. */
    public static final List<String> MEANS = List.of(OFFICE, PROCEDURE, INFORMATION);

    public Purpose {
        codes = Map.copyOf(codes);
    }

    public static Purpose of(String office, String procedure, String information) {
        return new Purpose(Map.of(OFFICE, office, PROCEDURE, procedure, INFORMATION, information));
    }

    /** The code of a means; blank if the message does not say it. */
    public String code(String means) {
        return codes.getOrDefault(means, "");
    }
}
