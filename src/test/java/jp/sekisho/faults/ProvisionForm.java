package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How 児童手当 is asked by the hub, and how it answers, with no help from the gateway's code. */
final class ProvisionForm {
    static final String QUESTION = "provision-request";
    static final String ANSWER = HubDoors.ANSWER;
    static final String INFORMATION = "TM00000000000074";
    static final String UNTIL = "2027-03-31";

    private static final String NAMES = "処理通番,受給者番号,情報名,回答期限\r\n";
    private static final int LEAST = 10_000;

    private ProvisionForm() {}

    /** What is asked, by the asking number. */
    record Question(long number, String local) {
        byte[] written() {
            return (NAMES + number + "," + local + "," + INFORMATION + "," + UNTIL + "\r\n").getBytes(UTF_8);
        }

        byte[] answer() {
            return ("処理通番,受給者番号,情報名,提供区分,支給月額\r\n" + number + "," + local + "," + INFORMATION + ",1," + amount(number)
                            + "\r\n")
                    .getBytes(UTF_8);
        }
    }

    static Question question(byte[] body) {
        String[] items = new String(body, UTF_8).split("\r\n")[1].split(",");
        return new Question(Long.parseLong(items[0]), items[1]);
    }

    /** Each question has an amount of its own. */
    static long amount(long number) {
        return LEAST + number;
    }
}
