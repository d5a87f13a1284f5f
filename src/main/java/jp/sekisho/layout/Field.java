package jp.sekisho.layout;

import java.util.List;
import java.util.Optional;

/**
 * One item of a layout.
 *
 * <p>Immutable.
 *
 * @param formerNames what it was called in former versions of the layout
 * @param bytes its width in bytes in a fixed layout; 0 in others
 * @param characters its greatest length in characters in other layouts; 0 if none is stated
 * @param is the only value it may have
 * @param required whether it must be filled
 * @param classification how it is protected
 * @param means its role for the gateway: {@code person}, {@code office}, {@code procedure} or {@code information}
 * @param codes the code table that its values are from
 * @param isProtective whether it is a protective flag, which no conversion may drop
 * @param cuttable whether a value that is too long is cut on the way out, at a whole character
 */
public record Field(
        String name,
        List<String> formerNames,
        int bytes,
        int characters,
        ItemType type,
        Padding padding,
        Optional<String> is,
        boolean required,
        Classification classification,
        Optional<String> means,
        Optional<String> codes,
        boolean isProtective,
        Unmappable unmappable,
        boolean cuttable) {}
