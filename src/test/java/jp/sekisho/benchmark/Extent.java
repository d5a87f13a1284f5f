package jp.sekisho.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * How much is measured.
 *
 * @param warmUp seconds at full load before anything is counted
 * @param rounds windows at full load, whose median is given
 * @param seconds of one window
 * @param paced seconds at half of the gateway's full load, for the latencies
 * @param atOnce sends under way at the same time
 * @param batch messages that the bare loop acknowledges together, at most
 * @param tuning of all processes
 */
record Extent(
        List<Crypto> cryptos, int warmUp, int rounds, int seconds, int paced, int atOnce, int batch, Tuning tuning) {
    static final Extent FULL = new Extent(List.of(Crypto.values()), 180, 5, 12, 20, 16, 32, Tuning.AS_SHIPPED);

    static final Extent SHORT = new Extent(List.of(Crypto.ACCP), 1, 1, 2, 2, 16, 32, Tuning.QUICK_START);

    /** The full extent but for what is named. */
    static Extent of(String... words) {
        Map<String, String> named = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            named.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
        }
        ToIntBiFunction<String, Integer> number = (name, usual) ->
                Optional.ofNullable(named.get(name)).map(Integer::valueOf).orElse(usual);
        return new Extent(
                Optional.ofNullable(named.get("crypto"))
                        .map(crypto -> List.of(Crypto.valueOf(crypto)))
                        .orElse(FULL.cryptos),
                number.applyAsInt("warmUp", FULL.warmUp),
                number.applyAsInt("rounds", FULL.rounds),
                number.applyAsInt("seconds", FULL.seconds),
                number.applyAsInt("paced", FULL.paced),
                number.applyAsInt("at-once", FULL.atOnce),
                number.applyAsInt("batch", FULL.batch),
                FULL.tuning);
    }
}
