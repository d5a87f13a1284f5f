package jp.sekisho.operate.jmx;

import java.util.function.Consumer;
import java.util.function.Function;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Remark;

/** Runs an operator's command under the name of the account that is logged in. */
public final class OperatorAction {
    private OperatorAction() {}

    /** As {@link #call(Caller, String, Function)}, for an action that answers nothing. */
    public static void run(Caller caller, String reason, Consumer<Remark> action) {
        call(caller, reason, remark -> {
            action.accept(remark);
            return remark;
        });
    }

    /**
     * Runs an action and answers what it answers. A refusal becomes an {@link IllegalArgumentException} with its code and
     * sentences, because consoles do not have our exceptions.
     */
    public static <T> T call(Caller caller, String reason, Function<Remark, T> action) {
        return call(caller.name(), reason, action);
    }

    /** As {@link #call(Caller, String, Function)}, for a name that is already known. */
    static <T> T call(String name, String reason, Function<Remark, T> action) {
        try {
            return action.apply(new Remark(name, reason));
        } catch (SekishoException e) {
            throw inWords(e);
        }
    }

    /** A refusal as an exception that consoles have. */
    public static IllegalArgumentException inWords(SekishoException e) {
        return new IllegalArgumentException(e.code().wire() + "  " + e.finding().japanese() + "  "
                + e.finding().english());
    }
}
