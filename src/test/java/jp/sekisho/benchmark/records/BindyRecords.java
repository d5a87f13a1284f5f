package jp.sekisho.benchmark.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.dataformat.bindy.fixed.BindyFixedLengthDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.DefaultExchange;

/** camel-bindy as a route uses it: unmarshalled by one data format, marshalled by the other. */
final class BindyRecords implements RecordConversion {
    private final CamelContext context = new DefaultCamelContext();
    private final BindyFixedLengthDataFormat fixed = new BindyFixedLengthDataFormat(BindyRecord.class);
    private final BindyCsvDataFormat csv = new BindyCsvDataFormat(BindyRecord.class);

    BindyRecords() {
        fixed.setCamelContext(context);
        csv.setCamelContext(context);
        context.start();
        fixed.start();
        csv.start();
    }

    @Override
    public byte[] toCsv(byte[] message) {
        return converted(message, fixed, WideRecords.MS932, csv, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] toFixed(byte[] message) {
        return converted(message, csv, StandardCharsets.UTF_8, fixed, WideRecords.MS932);
    }

    private byte[] converted(byte[] message, DataFormat from, Charset read, DataFormat to, Charset written) {
        try {
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(Exchange.CHARSET_NAME, read.name());
            Object records = from.unmarshal(exchange, new ByteArrayInputStream(message));
            exchange.setProperty(Exchange.CHARSET_NAME, written.name());
            ByteArrayOutputStream out = new ByteArrayOutputStream(message.length * 2);
            to.marshal(exchange, records, out);
            return out.toByteArray();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
