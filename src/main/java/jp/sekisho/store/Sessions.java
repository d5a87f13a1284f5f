package jp.sekisho.store;

import java.sql.SQLException;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * The sessions that gateways have with a database server, by the names they give them ({@code application_name}). A database
 * within the process has none: its file can be open once only.
 */
public final class Sessions {
    private static final String SERVER = "PostgreSQL";
    private static final String NAMED =
            " from pg_stat_activity where datname = current_database() and usename = current_user"
                    + " and pid <> pg_backend_pid() and application_name = any(cast(? as text array))";

    private Sessions() {}

    /** A name for the sessions of this process that no other has. */
    public static String newName() {
        return "sekisho-" + RandomId.next();
    }

    /** Whether another gateway could reach the same tables at all. */
    public static boolean mayBeOfOthers(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals(SERVER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the server has a session of that name. A process that died leaves none. */
    public static boolean exist(Handle handle, String name) {
        return handle.createQuery("select count(*)" + NAMED)
                        .bindArray(0, String.class, name)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Ends all sessions of these names, whatever they are doing: the server rolls back, and lets go of their locks. */
    public static void end(Handle handle, Collection<String> names) {
        handle.createQuery("select pg_terminate_backend(pid)" + NAMED)
                .bindArray(0, String.class, names)
                .mapTo(Boolean.class)
                .list();
    }
}
