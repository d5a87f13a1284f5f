package jp.sekisho.boundary;

import java.time.LocalDate;
import java.util.List;

/**
 * That a system may be given certain items (住民基本台帳ファイル利用申請 and the like).
 *
 * @param exchange the interface on which it is given them
 * @param approval the number of the approval
 * @param by who approved
 * @param until the last day on which it holds
 * @param items the items, by their official names
 */
public record Approval(String exchange, String approval, String by, LocalDate until, List<String> items) {

    public Approval {
        items = List.copyOf(items);
    }
}
