package jp.sekisho.broker.rest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.jspecify.annotations.Nullable;

/** Turns records as the journal holds them into what the broker wrote. Used by one thread. */
final class JournalRecords {
    private static final byte[] NOTHING = {};

    private final RecordHead.Form heads;
    private final MessageSeal seal;
    private final JournalMender mender;

    JournalRecords(RecordHead.Form heads, MessageSeal seal, JournalMender mender) {
        this.heads = heads;
        this.seal = seal;
        this.mender = mender;
    }

    /** Messages come first: one that was written again comes behind its place in a queue. What nobody knows is left out. */
    List<RecordInfo> opened(List<RecordInfo> records) {
        Set<Long> inQueues = inQueues(records).keySet();
        List<RecordInfo> opened = new ArrayList<>(records.size());
        for (RecordInfo record : records) {
            if (MessageSeal.holdsMessage(record.userRecordType)) {
                opened.add(message(record, inQueues.contains(record.id)));
            }
        }
        for (RecordInfo record : records) {
            RecordInfo other = MessageSeal.holdsMessage(record.userRecordType) ? null : other(record);
            if (other != null) {
                opened.add(other);
            }
        }
        return opened;
    }

    /** Those of a transaction that did not come to its end: what is missing of them was never there. */
    List<RecordInfo> openedOfNoQueue(List<RecordInfo> records) {
        List<RecordInfo> opened = new ArrayList<>(records.size());
        for (RecordInfo record : records) {
            RecordInfo known = MessageSeal.holdsMessage(record.userRecordType) ? message(record, false) : other(record);
            if (known != null) {
                opened.add(known);
            }
        }
        return opened;
    }

    /** A record with nothing in it for each message that lies in a queue and is nowhere. */
    List<RecordInfo> lostMessages(List<RecordInfo> records) {
        Map<Long, Set<Long>> inQueues = inQueues(records);
        records.stream()
                .filter(record -> MessageSeal.holdsMessage(record.userRecordType))
                .forEach(record -> inQueues.remove(record.id));
        return inQueues.keySet().stream()
                .sorted()
                .map(id -> new RecordInfo(id, JournalRecordIds.ADD_MESSAGE_PROTOCOL, NOTHING, false, false, (short) 0))
                .toList();
    }

    private Map<Long, Set<Long>> inQueues(List<RecordInfo> records) {
        Map<Long, Set<Long>> all = new HashMap<>();
        for (RecordInfo record : records) {
            RecordInfo known = isUse(record) ? other(record) : null;
            if (known == null) {
                continue;
            }
            long queue = ByteBuffer.wrap(known.data).getLong();
            if (record.userRecordType == JournalRecordIds.ADD_REF) {
                all.computeIfAbsent(record.id, id -> new HashSet<>()).add(queue);
            } else {
                all.getOrDefault(record.id, new HashSet<>()).remove(queue);
            }
        }
        all.values().removeIf(Set::isEmpty);
        return all;
    }

    private static boolean isUse(RecordInfo record) {
        return record.userRecordType == JournalRecordIds.ADD_REF
                || record.userRecordType == JournalRecordIds.ACKNOWLEDGE_REF;
    }

    private RecordInfo message(RecordInfo record, boolean isInAQueue) {
        byte[] closed = record.data.length < RecordHead.BYTES ? NOTHING : content(record);
        MessageSeal.Opened opened = seal.open(record, closed, isInAQueue);
        if (!opened.isAsWritten()) {
            mender.damaged(record.id);
        }
        return with(record, opened.type(), opened.content());
    }

    /** Null if it is not what was written: the mender has told it. */
    private @Nullable RecordInfo other(RecordInfo record) {
        RecordHead head = heads.at(record.data, 0);
        return head == null || head.id() != record.id || head.type() != record.userRecordType
                ? null
                : with(record, record.userRecordType, content(record));
    }

    private static byte[] content(RecordInfo record) {
        return Arrays.copyOfRange(record.data, RecordHead.BYTES, record.data.length);
    }

    private static RecordInfo with(RecordInfo record, byte type, byte[] data) {
        return new RecordInfo(record.id, type, data, record.isUpdate, record.replaceableUpdate, record.compactCount);
    }
}
