package jp.sekisho.assembly;

import java.util.List;

/**
 * What a process is, as the module of the role says it: {@code city} or {@code juki}. A module is a configuration in a room of
 * its own below this one; it says so by a bean of this type, under the condition that {@code sekisho.role} names it.
 *
 * @param id as in {@code sekisho.role}, in the folders under {@code mappings/} and {@code routes/}, and in the tables
 * @param tables the folders under {@code db/} of the class path whose migrations make its tables, {@code common} aside
 */
public record Role(String id, List<String> tables) {
    /** The setting that names the role. */
    public static final String SETTING = "sekisho.role";

    public Role {
        tables = List.copyOf(tables);
    }
}
