package jp.sekisho.benchmark.records;

import java.nio.charset.StandardCharsets;

/** What somebody writes who has these two records and no others: cuts, trims, and checks nothing. */
final class HandWrittenRecords implements RecordConversion {
    private static final int[] WIDTHS = widths();
    private static final int TEXTS = 10;
    private static final int FIRST_AMOUNT = 37;

    private static int[] widths() {
        return WideRecords.layout("wide-fixed").fields().stream()
                .mapToInt(field -> field.bytes())
                .toArray();
    }

    @Override
    public byte[] toCsv(byte[] fixed) {
        StringBuilder csv = new StringBuilder(fixed.length);
        int at = 0;
        while (at < fixed.length) {
            for (int i = 0; i < WIDTHS.length; i++) {
                String cell = new String(fixed, at, WIDTHS[i], WideRecords.MS932);
                csv.append(i > 0 ? "," : "").append(trimmed(cell, i));
                at += WIDTHS[i];
            }
            csv.append('\n');
            at += 2;
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String trimmed(String cell, int item) {
        if (item >= FIRST_AMOUNT) {
            int from = 0;
            while (from < cell.length() - 1 && cell.charAt(from) == '0') {
                from++;
            }
            return cell.substring(from);
        }
        char with = item < TEXTS ? '　' : ' ';
        int to = cell.length();
        while (to > 0 && cell.charAt(to - 1) == with) {
            to--;
        }
        return cell.substring(0, to);
    }

    @Override
    public byte[] toFixed(byte[] csv) {
        String text = new String(csv, StandardCharsets.UTF_8);
        StringBuilder fixed = new StringBuilder(text.length() * 2);
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int item = 0;
            while (from <= end) {
                int comma = text.indexOf(',', from);
                int to = comma < 0 || comma > end ? end : comma;
                padded(fixed, text, from, to, item++);
                from = to + 1;
            }
            fixed.append("\r\n");
        }
        return fixed.toString().getBytes(WideRecords.MS932);
    }

    private static void padded(StringBuilder fixed, String text, int from, int to, int item) {
        int characters = item < TEXTS ? WIDTHS[item] / 2 : WIDTHS[item];
        int free = characters - (to - from);
        if (item >= FIRST_AMOUNT) {
            fixed.append("0".repeat(free)).append(text, from, to);
        } else {
            fixed.append(text, from, to).append((item < TEXTS ? "　" : " ").repeat(free));
        }
    }
}
