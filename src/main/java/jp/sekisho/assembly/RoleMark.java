package jp.sekisho.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jp.sekisho.error.Finding;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Keeps gateways of two roles apart: the first that starts on a data folder, or on a database, writes there which role it is,
 * and one of another role is refused there from then on.
 */
record RoleMark(Role role) {
    private static final String FILE = "role";

    /**
     * Marks a data folder, before anything else is made in it.
     *
     * @throws jp.sekisho.error.SekishoException START-009 if it belongs to another role
     */
    void onFolder(Path home) {
        Path file = home.resolve(FILE);
        try {
            if (Files.exists(file)) {
                require(Files.readString(file, StandardCharsets.UTF_8).strip(), home.toString());
                return;
            }
            Files.createDirectories(home);
            Path whole = Files.writeString(home.resolve(FILE + ".next"), role.id() + "\n", StandardCharsets.UTF_8);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE); // never half a mark, which would fit no role
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Marks the tables.
     *
     * @throws jp.sekisho.error.SekishoException START-009 if they belong to another role
     */
    void onTables(Store store) {
        store.useTransaction(this::onTables);
    }

    private void onTables(Handle handle) {
        handle.createQuery("select role from installation")
                .mapTo(String.class)
                .findOne()
                .ifPresentOrElse(there -> require(there, "the database"), () -> handle.createUpdate(
                                "insert into installation (role) values (?)")
                        .bind(0, role.id())
                        .execute());
    }

    private void require(String there, String place) {
        if (!there.equals(role.id())) {
            throw Finding.of(AssemblyError.ANOTHER_ROLE, "place", place, "actual", there, "role", role.id())
                    .asException();
        }
    }
}
