package jp.sekisho.routes.check;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.StepUri;
import org.apache.camel.NamedNode;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.jspecify.annotations.Nullable;

/** Looks at each step of a loaded route by itself: its kind, its address and options, its expressions. */
final class StepCheck {
    private static final Pattern CLASS = Pattern.compile("[A-Za-z][A-Za-z0-9_.$]*");

    private final VerbCatalogue verbs;
    private final Consumer<Breach> breaches;

    StepCheck(VerbCatalogue verbs, Consumer<Breach> breaches) {
        this.verbs = verbs;
        this.breaches = breaches;
    }

    void steps(Collection<? extends ProcessorDefinition<?>> steps) {
        steps.forEach(this::step);
    }

    private void step(ProcessorDefinition<?> step) {
        if (step instanceof ToDefinition to) {
            to(BoundaryRule.id(to), to.getEndpointUri());
        } else if (step instanceof ChoiceDefinition choice) {
            choice(choice);
        } else if (step instanceof TryDefinition attempt) {
            attempt(attempt);
        } else if (step instanceof LogDefinition log) {
            log(log);
        } else if (step instanceof SetHeaderDefinition header) {
            set(header, header.getName(), header.getExpression());
        } else if (step instanceof SetPropertyDefinition property) {
            set(property, property.getName(), property.getExpression());
        } else {
            if (step instanceof FilterDefinition filter) {
                decides(filter, filter.getExpression());
            }
            steps(step.getOutputs());
        }
    }

    private void choice(ChoiceDefinition choice) {
        for (WhenDefinition when : choice.getWhenClauses()) {
            decides(when, when.getExpression());
            steps(when.getOutputs());
        }
        if (choice.getOtherwise() != null) {
            steps(choice.getOtherwise().getOutputs());
        }
    }

    private void attempt(TryDefinition attempt) {
        steps(attempt.getOutputsWithoutCatches());
        for (CatchDefinition caught : attempt.getCatchClauses()) {
            if (!caught.getExceptions().stream()
                    .allMatch(name -> CLASS.matcher(name).matches())) {
                add(caught, "exception", RouteError.NOT_ONE_VALUE, "key", "exception");
            }
            steps(caught.getOutputs());
        }
        if (attempt.getFinallyClause() != null) {
            steps(attempt.getFinallyClause().getOutputs());
        }
    }

    private void decides(NamedNode step, @Nullable ExpressionDefinition expression) {
        if (!Expressions.decides(expression)) {
            add(step, "simple", RouteError.BAD_PREDICATE, "step", BoundaryRule.id(step));
        }
    }

    private void set(ProcessorDefinition<?> step, @Nullable String name, @Nullable ExpressionDefinition value) {
        if (!Expressions.isFree(name)) {
            add(step, "name", RouteError.NAME_TAKEN, "name", String.valueOf(name));
        }
        if (!Expressions.isValue(value)) {
            add(step, "simple", RouteError.BAD_VALUE, "step", BoundaryRule.id(step));
        }
    }

    private void log(LogDefinition log) {
        if (!Expressions.isLogText(log.getMessage())) {
            add(log, "message", RouteError.BAD_LOG, "step", BoundaryRule.id(log));
        }
    }

    private void to(String step, String uri) {
        String scheme = StepUri.schemeOf(uri);
        Set<String> known = BoundaryTable.get().verbs();
        if (!known.contains(scheme) && !scheme.equals(Way.CALLED)) {
            breaches.accept(Breach.of(step, "uri", RouteError.NOT_ALLOWED, "step", step, "scheme", scheme));
            return;
        }
        StepUri.parse(uri)
                .ifPresentOrElse(
                        plain -> verbs.check(plain, VerbCatalogue.Role.STEP)
                                .forEach(breach -> breaches.accept(breach.at(step))),
                        () -> breaches.accept(Breach.of(step, "uri", RouteError.NOT_PLAIN, "uri", uri)));
    }

    private void add(NamedNode step, String key, RouteError error, Object... namesAndValues) {
        breaches.accept(Breach.of(BoundaryRule.id(step), key, error, namesAndValues));
    }
}
