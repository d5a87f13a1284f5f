package jp.sekisho.faults;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** What becomes several messages, person by person, and the one answer to them, with no help from the gateway's code. */
final class MovedInForm {
    static final String MOVED_IN = "moved-in";

    private static final Charset CHARSET = Charset.forName("windows-31j");
    private static final String GIVEN = "112233445562";

    private MovedInForm() {}

    /**
     * What one person's moving in becomes.
     *
     * @param local the person, by the sender's number
     */
    record Move(long number, String local, boolean asksForNumber, boolean noticed, boolean sendsCard) {
        /** A number of three bits says what it becomes beside the update. */
        static Move of(long number, String local, int bits) {
            return new Move(number, local, (bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0);
        }

        static Move parse(String words) {
            String[] parts = words.split("/");
            return of(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]));
        }

        String words() {
            return number + "/" + local + "/" + ((asksForNumber ? 4 : 0) + (noticed ? 2 : 0) + (sendsCard ? 1 : 0));
        }

        /** Its parts, in the order of the interface's list. */
        List<String> parts() {
            List<String> parts = new ArrayList<>();
            if (asksForNumber) {
                parts.add("number-asked");
            }
            parts.add(HubDoors.UPDATE);
            if (noticed) {
                parts.add("moved-in-notice");
            }
            if (sendsCard) {
                parts.add("card-destination");
            }
            return parts;
        }
    }

    static byte[] written(List<Move> moves) {
        StringBuilder records = new StringBuilder();
        moves.forEach(move -> records.append(move.number)
                .append(',')
                .append(move.local)
                .append(',')
                .append(ChangeForm.place(move.number))
                .append(move.asksForNumber ? ",1" : ",0")
                .append(move.noticed ? ",1" : ",0")
                .append(move.sendsCard ? ",1\r\n" : ",0\r\n"));
        return records.toString().getBytes(CHARSET);
    }

    /** When all has gone well. */
    static byte[] answer(List<Move> moves) {
        StringBuilder records = new StringBuilder();
        moves.forEach(move -> move.parts().forEach(part -> records.append(move.number)
                .append(
                        switch (part) {
                            case "number-asked" -> ",NUMBER,00,," + GIVEN;
                            case HubDoors.UPDATE -> ",UPDATE,00,,";
                            case "moved-in-notice" -> ",NOTICE,00,,";
                            default -> ",CARD,00,,";
                        })
                .append("\r\n")));
        return records.toString().getBytes(CHARSET);
    }
}
