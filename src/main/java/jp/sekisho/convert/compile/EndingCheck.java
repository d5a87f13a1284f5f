package jp.sekisho.convert.compile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap.Right;
import jp.sekisho.convert.language.ParsedMap.UnansweredSection;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Fit;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Tries what a map says of a line without an answer for every ending, a reason's code and a sentence: what cannot be written then would be
 * met by the first line that ends so.
 */
record EndingCheck(Side target, Scope scope, Issues issues) {
    private static final List<String> SAYING = List.of(Beginnings.ENDING, Beginnings.REASON, Beginnings.REASON_TEXT);

    /** What a conversion of an ending alone may ask for. */
    private record OfEnding(Unanswered line) implements ConversionContext {
        @Override
        public String number(String kind) {
            throw new UnsupportedOperationException("asks for more than how the line ended");
        }

        @Override
        public String integratedNumber(String item) {
            throw new UnsupportedOperationException("asks for more than how the line ended");
        }

        @Override
        public String constant(String name) {
            throw new UnsupportedOperationException("asks for more than how the line ended");
        }

        @Override
        public LocalDate businessDate() {
            throw new UnsupportedOperationException("asks for more than how the line ended");
        }

        @Override
        public Optional<Unanswered> unanswered() {
            return Optional.of(line);
        }
    }

    void check(UnansweredSection section) {
        for (Map.Entry<YamlText, Right> line : section.set().entrySet()) {
            boolean says = SectionChecker.expressions(line.getValue())
                    .map(Expression::first)
                    .anyMatch(term -> term instanceof Call call && SAYING.contains(call.name()));
            if (says) {
                target.field(line.getKey().value()).ifPresent(field -> check(field, line.getValue()));
            }
        }
    }

    private void check(Field field, Right right) {
        Typed value = new Values(scope).of(right, field.name());
        if (value.kind() == Kind.UNKNOWN || value.possible().isPresent()) {
            return; // what is wrong with it, or with one of its values, has been said
        }
        for (String ending : Unanswered.ENDINGS) {
            Unanswered line = new Unanswered(ending, Unanswered.LONG_REASON, Unanswered.SENTENCE);
            if (!isTaken(field, value.value(), new OfEnding(line))) {
                issues.error(right.place(), MapError.ENDING_DOES_NOT_FIT, "item", field.name(), "ending", ending);
                return;
            }
        }
    }

    private boolean isTaken(Field field, Value value, ConversionContext line) {
        Record none = target.layout().blank();
        try {
            String text = value.of(none, line);
            return text.isEmpty() || Fit.fits(target, field, text);
        } catch (SekishoException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }
}
