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
import org.apache.activemq.artemis.core.journal.EncodingSupport;
import org.apache.activemq.artemis.core.journal.IOCompletion;
import org.apache.activemq.artemis.core.journal.JournalLoadInformation;
import org.apache.activemq.artemis.core.journal.JournalUpdateCallback;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.TransactionFailureCallback;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.SyncIOCompletion;
import org.apache.activemq.artemis.core.journal.impl.dataformat.ByteArrayEncoding;
import org.apache.activemq.artemis.core.persistence.Persister;
import org.apache.activemq.artemis.utils.ExecutorFactory;
import org.apache.activemq.artemis.utils.collections.SparseArrayLinkedList;
import org.jspecify.annotations.Nullable;

/**
 * The journal of messages. Each record has a {@link RecordHead}, and each message is closed on its way in; before the journal is
 * loaded it is looked through for damage, and then opened. How records are framed, torn, reused and compacted stays the
 * broker's: the compactor moves closed records as they are.
 */
final class SealedJournal extends JournalImpl {
    private static final String PREFIX = "activemq-data";
    private static final String EXTENSION = "amq";
    private static final long NO_TRANSACTION = 0;
    private static final byte NO_TYPE = 0;

    private final Place place;
    private final RecordHead.Form heads;
    private final MessageSeal seal;
    private final Bodies bodies;
    private final Damages damages;

    /** Where and with what a journal works. */
    record Place(
            Configuration configuration,
            ExecutorFactory executors,
            SequentialFileFactory files,
            int fileSize,
            IOCriticalErrorListener onError) {}

    SealedJournal(Place place, RecordHead.Form heads, Bodies bodies, Damages damages) {
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
        this.place = place;
        this.heads = heads;
        this.seal = new MessageSeal(heads.vault(), bodies);
        this.bodies = bodies;
        this.damages = damages;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendAddRecord(
            long id, byte type, Persister persister, Object record, boolean sync, IOCompletion callback)
            throws Exception {
        super.appendAddRecord(
                id,
                type,
                EncoderPersister.getInstance(),
                closed(ADD_RECORD, NO_TRANSACTION, id, type, content(id, type, persister, record)),
                sync,
                callback);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendAddRecordTransactional(long transaction, long id, byte type, Persister persister, Object record)
            throws Exception {
        super.appendAddRecordTransactional(
                transaction,
                id,
                type,
                EncoderPersister.getInstance(),
                closed(ADD_RECORD_TX, transaction, id, type, content(id, type, persister, record)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendUpdateRecord(
            long id, byte type, Persister persister, Object record, boolean sync, IOCompletion callback)
            throws Exception {
        super.appendUpdateRecord(
                id,
                type,
                EncoderPersister.getInstance(),
                closed(UPDATE_RECORD, NO_TRANSACTION, id, type, encoded(persister, record)),
                sync,
                callback);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void tryAppendUpdateRecord(
            long id,
            byte type,
            Persister persister,
            Object record,
            boolean sync,
            boolean replaceable,
            JournalUpdateCallback onUpdate,
            IOCompletion callback)
            throws Exception {
        super.tryAppendUpdateRecord(
                id,
                type,
                EncoderPersister.getInstance(),
                closed(UPDATE_RECORD, NO_TRANSACTION, id, type, encoded(persister, record)),
                sync,
                replaceable,
                onUpdate,
                callback);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void appendUpdateRecordTransactional(
            long transaction, long id, byte type, Persister persister, Object record) throws Exception {
        super.appendUpdateRecordTransactional(
                transaction,
                id,
                type,
                EncoderPersister.getInstance(),
                closed(UPDATE_RECORD_TX, transaction, id, type, encoded(persister, record)));
    }

    @Override
    public void appendDeleteRecordTransactional(long transaction, long id, @Nullable EncodingSupport record)
            throws Exception {
        byte[] content = record == null ? new byte[0] : encoded(EncoderPersister.getInstance(), record);
        super.appendDeleteRecordTransactional(
                transaction, id, closed(DELETE_RECORD_TX, transaction, id, NO_TYPE, content));
    }

    private ByteArrayEncoding closed(byte kind, long transaction, long id, byte type, byte[] content) {
        return new ByteArrayEncoding(heads.with(new RecordHead(kind, transaction, id, type, content.length), content));
    }

    @SuppressWarnings("rawtypes")
    private byte[] content(long id, byte type, Persister persister, Object record) {
        byte[] content = encoded(persister, record);
        if (!MessageSeal.holdsMessage(type)) {
            return content;
        }
        Message message = (Message) record;
        return seal.close(id, type, StandIn.encodedFor(message), bodies.of(message), content);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static byte[] encoded(Persister persister, Object record) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(Math.max(1, persister.getEncodeSize(record)));
        persister.encode(buffer, record);
        return StandIn.bytes(buffer);
    }

    @Override
    public synchronized JournalLoadInformation load(
            SparseArrayLinkedList<RecordInfo> committed,
            List<PreparedTransactionInfo> prepared,
            TransactionFailureCallback onFailure,
            boolean fixBadTransactions)
            throws Exception {
        JournalMender mender = new JournalMender(heads, damages);
        mender.mend(place.files.getDirectory().toPath(), EXTENSION);
        JournalRecords opener = new JournalRecords(heads, seal, mender);
        SparseArrayLinkedList<RecordInfo> kept = new SparseArrayLinkedList<>();
        JournalLoadInformation information = super.load(
                kept,
                prepared,
                (transaction, records, deleted) -> onFailure.failedTransaction(
                        transaction, opener.openedOfNoQueue(records), opener.openedOfNoQueue(deleted)),
                fixBadTransactions);
        List<RecordInfo> records = new ArrayList<>();
        kept.clear(records::add);
        for (RecordInfo lost : opener.lostMessages(records)) {
            damages.found(place.files.getDirectory().toPath().resolve("message-" + lost.id), 0);
            writeAgain(records, lost);
        }
        opener.opened(records).forEach(committed::add);
        for (PreparedTransactionInfo transaction : prepared) {
            open(opener, transaction.getRecords());
            open(opener, transaction.getRecordsToDelete());
        }
        return information;
    }

    private static void open(JournalRecords opener, List<RecordInfo> records) {
        List<RecordInfo> opened = opener.opened(records);
        records.clear();
        records.addAll(opened);
    }

    /** A message that is nowhere gets a stand-in, and with it everything that is known of its place in queues. */
    private void writeAgain(List<RecordInfo> records, RecordInfo lost) throws Exception {
        byte type = lost.userRecordType;
        byte[] standIn = StandIn.encodedFor(lost.id);
        byte[] closed = seal.close(lost.id, type, standIn, Body.WITHIN, standIn);
        byte[] message = heads.with(new RecordHead(ADD_RECORD, NO_TRANSACTION, lost.id, type, closed.length), closed);
        SyncIOCompletion written = getSyncCallback(true);
        super.appendAddRecord(
                lost.id, type, EncoderPersister.getInstance(), new ByteArrayEncoding(message), true, written);
        written.waitCompletion();
        for (RecordInfo update : records) {
            if (update.id == lost.id && update.isUpdate) {
                ByteArrayEncoding again = new ByteArrayEncoding(update.data);
                super.appendUpdateRecord(
                        update.id, update.userRecordType, EncoderPersister.getInstance(), again, false, null);
            }
        }
        records.add(new RecordInfo(lost.id, type, message, lost.isUpdate, lost.replaceableUpdate, lost.compactCount));
    }
}
