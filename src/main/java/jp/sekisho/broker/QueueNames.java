package jp.sekisho.broker;

/** The names of the queues between the gateway and business systems. No other class builds or parses them. */
public final class QueueNames {
    /** What the name of every door begins with. */
    public static final String DOORS = "in.";

    static final String ALL_DOORS = DOORS + "#";
    private static final String OUT = "out.";

    private QueueNames() {}

    /** Where a system sends, such as {@code in.public-assistance.inquiry}. */
    public static String door(String system, String interfaceId) {
        return DOORS + system + "." + interfaceId;
    }

    /** Where a system reads all outcomes that are called so, such as {@code out.public-assistance.inquiry-result}. */
    public static String out(String system, String answer) {
        return OUT + system + "." + answer;
    }

    /** The system whose door it is; empty if it is no door. */
    public static String systemOf(String door) {
        return part(door, 1);
    }

    /** The interface whose door it is; empty if it is no door. */
    public static String interfaceOf(String door) {
        return part(door, 2);
    }

    /** The system that reads from it; empty if it is no queue of outcomes. */
    public static String readerOf(String out) {
        String[] parts = out.split("\\.", 3);
        return isOut(out) && parts.length > 1 ? parts[1] : "";
    }

    /** Whether a system reads outcomes from it. */
    public static boolean isOut(String queue) {
        return queue.startsWith(OUT);
    }

    private static String part(String door, int index) {
        String[] parts = door.split("\\.", 3);
        return isDoor(door) && parts.length > index ? parts[index] : "";
    }

    /** Whether a system sends into it. */
    public static boolean isDoor(String queue) {
        return queue.startsWith(DOORS);
    }
}
