package jp.sekisho.operate.command.terminal;

import java.util.function.Function;
import jp.sekisho.store.Store;

/**
 * A bean that a command asks.
 *
 * @param fromTables makes the same bean where no gateway runs
 */
public record Asked<B>(String name, Class<B> type, Function<Store, B> fromTables) {}
