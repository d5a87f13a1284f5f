package jp.sekisho.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands where a verb or a transport stands: as a step it writes down its name; as a start it waits to be fired. */
final class RecordingComponent extends DefaultComponent {
    private final String scheme;
    private final Consumer<String> passed;
    private final Map<String, List<Processor>> starts;

    RecordingComponent(String scheme, Consumer<String> passed, Map<String, List<Processor>> starts) {
        this.scheme = scheme;
        this.passed = passed;
        this.starts = starts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new Recording(uri, this, scheme + ":" + remaining);
    }

    private final class Recording extends DefaultEndpoint {
        private final String name;

        Recording(String uri, Component component, String name) {
            super(uri, component);
            this.name = name;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(org.apache.camel.Exchange exchange) {
                    passed.accept(name);
                }
            };
        }

        @Override
        public org.apache.camel.Consumer createConsumer(Processor processor) {
            starts.computeIfAbsent(name, first -> new ArrayList<>()).add(processor);
            return new DefaultConsumer(this, processor);
        }
    }
}
