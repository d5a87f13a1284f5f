package jp.sekisho.error;

/**
 * All that an {@link ErrorCode} stands for.
 *
 * @param wire the frozen form, such as {@code LAYOUT-001}: upper-case letters, a hyphen, three digits
 * @param japanese the sentence in Japanese, with {@code {detail}} placeholders
 * @param english the sentence in English, with the same placeholders
 */
public record Meaning(String wire, Origin origin, Disposition disposition, String japanese, String english) {}
