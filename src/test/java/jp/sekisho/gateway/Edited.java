package jp.sekisho.gateway;

import java.util.function.UnaryOperator;

/** Files of {@code routes} and {@code mappings} that are changed before a gateway reads them. */
@FunctionalInterface
interface Edited {
    /** Changes a file, named from the top of the repository; a new file if there is none. */
    Edited edit(String file, UnaryOperator<String> change);
}
