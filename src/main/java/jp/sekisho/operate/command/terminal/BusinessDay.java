package jp.sekisho.operate.command.terminal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date of the calendar from the command line. */
public final class BusinessDay implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("「" + written + "」は暦にある日付 (yyyy-MM-dd) ではありません。 " + written
                    + " is not a date of the calendar (yyyy-MM-dd).");
        }
    }
}
