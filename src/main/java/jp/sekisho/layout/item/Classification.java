package jp.sekisho.layout.item;

import java.util.Locale;

/** How an item is protected: decides what may leave, be shown or be written down. Below none, the strictest first. */
public enum Classification {
    /** Not protected by itself. */
    NONE,
    /** 個人番号. */
    INDIVIDUAL_NUMBER,
    /** 住民票コード. */
    RESIDENT_RECORD_CODE,
    /** One of the four basic items: name, address, date of birth, sex. */
    FOUR_ITEMS,
    /** A business system's own number of a person (宛名番号). */
    BUSINESS_NUMBER;

    /** As layouts spell it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what is of the other class is protected enough under this one. */
    public boolean covers(Classification other) {
        return other == NONE || this != NONE && compareTo(other) <= 0;
    }
}
