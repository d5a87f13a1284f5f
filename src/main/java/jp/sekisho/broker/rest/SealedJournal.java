package jp.sekisho.broker.rest;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.journal.EncoderPersister;
import org.apache.activemq.artemis.core.journal.IOCompletion;
import org.apache.activemq.artemis.core.journal.JournalLoadInformation;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.TransactionFailureCallback;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.dataformat.ByteArrayEncoding;
import org.apache.activemq.artemis.core.persistence.Persister;
import org.apache.activemq.artemis.utils.ExecutorFactory;
import org.apache.activemq.artemis.utils.collections.SparseArrayLinkedList;

/**
 * The journal of messages, each message closed on its way in and opened when the journal is loaded. How records are framed,
 * torn, reused and compacted stays the broker's: the compactor moves closed records as they are.
 */
final class SealedJournal extends JournalImpl {
    private static final String PREFIX = "activemq-data";
    private static final String EXTENSION = "amq";

    private final MessageSeal seal;

    /** Where and with what a journal works. */
    record Place(
            Configuration configuration,
            ExecutorFactory executors,
            SequentialFileFactory files,
            int fileSize,
            IOCriticalErrorListener onError) {}

    SealedJournal(Place place, MessageSeal seal) {
        super(
                place.executors,
                place.fileSize,
                place.configuration.getJournalMinFiles(),
                place.configuration.getJournalPoolFiles(),
                place.configuration.getJournalCompactMinFiles(),
                place.configuration.getJournalCompactPercentage(),
                place.configuration.getJournalFileOpenTimeout(),
                place.files,
                PREFIX,
                EXTENSION,
                place.files.getMaxIO(),
                0,
                place.onError,
                place.configuration.getJournalMaxAtticFiles());
        this.seal = seal;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendAddRecord(
            long id, byte type, Persister persister, Object record, boolean sync, IOCompletion callback)
            throws Exception {
        if (MessageSeal.holdsMessage(type)) {
            super.appendAddRecord(
                    id, type, EncoderPersister.getInstance(), closed(id, type, persister, record), sync, callback);
        } else {
            super.appendAddRecord(id, type, persister, record, sync, callback);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendAddRecordTransactional(long transaction, long id, byte type, Persister persister, Object record)
            throws Exception {
        if (MessageSeal.holdsMessage(type)) {
            super.appendAddRecordTransactional(
                    transaction, id, type, EncoderPersister.getInstance(), closed(id, type, persister, record));
        } else {
            super.appendAddRecordTransactional(transaction, id, type, persister, record);
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private ByteArrayEncoding closed(long id, byte type, Persister persister, Object record) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(persister.getEncodeSize(record));
        persister.encode(buffer, record);
        byte[] content = new byte[buffer.readableBytes()];
        buffer.readBytes(content);
        return new ByteArrayEncoding(seal.close(id, type, StandIn.encodedFor((Message) record), content));
    }

    @Override
    public synchronized JournalLoadInformation load(
            SparseArrayLinkedList<RecordInfo> committed,
            List<PreparedTransactionInfo> prepared,
            TransactionFailureCallback onFailure,
            boolean fixBadTransactions)
            throws Exception {
        SparseArrayLinkedList<RecordInfo> kept = new SparseArrayLinkedList<>();
        JournalLoadInformation information = super.load(
                kept,
                prepared,
                (transaction, records, deleted) -> onFailure.failedTransaction(transaction, opened(records), deleted),
                fixBadTransactions);
        kept.clear(record -> committed.add(seal.open(record)));
        prepared.forEach(transaction -> transaction.getRecords().replaceAll(seal::open));
        return information;
    }

    private List<RecordInfo> opened(List<RecordInfo> records) {
        List<RecordInfo> opened = new ArrayList<>(records.size());
        records.forEach(record -> opened.add(seal.open(record)));
        return opened;
    }
}
