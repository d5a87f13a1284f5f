package jp.sekisho.error;

/** Names faults for the log. */
public final class Faults {
    private Faults() {}

    /** The classes of a fault and its causes; no messages, since those of drivers and parsers may quote data. */
    public static String name(Throwable fault) {
        StringBuilder name = new StringBuilder(fault.getClass().getSimpleName());
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            name.append(" < ").append(cause.getClass().getSimpleName());
        }
        return name.toString();
    }
}
