package jp.sekisho.broker.rest;

import java.io.File;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.journal.Journal;
import org.apache.activemq.artemis.core.paging.PagingStoreFactory;
import org.apache.activemq.artemis.core.paging.impl.PagingStoreFactoryNIO;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.StorageManager.LargeMessageExtension;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalStorageManager;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/**
 * The broker, with a storage that closes every message before it reaches the disk: below the writers of the journal, of large
 * bodies and of pages, so that no way of a message goes past it.
 */
public final class SealedServer extends ActiveMQServerImpl {
    private final Vault vault;
    private final Damages damages;
    private final Bodies bodies = new Bodies(
            message -> getStorageManager().createFileForLargeMessage(message, LargeMessageExtension.DURABLE));

    /**
     * What the server is started with, beside its configuration.
     *
     * @param vault closes and opens what lies on the disk
     * @param takesStandIns whether the reader of a queue refuses a {@link StandIn} in order
     * @param onDamage hears of each place on the disk that is not as it was written, as {@code folder.file:offset}
     */
    public record Rest(Vault vault, Predicate<String> takesStandIns, Consumer<String> onDamage) {}

    public SealedServer(Configuration configuration, @Nullable ActiveMQSecurityManager security, Rest rest) {
        super(configuration, security);
        this.vault = rest.vault;
        this.damages =
                new Damages(configuration.getJournalLocation().toPath().resolveSibling("damaged"), rest.onDamage);
        registerBrokerPlugin(new DamagedMessages(this, rest.takesStandIns, bodies));
    }

    /** What was found damaged on the disk. */
    public Damages damages() {
        return damages;
    }

    @Override
    protected StorageManager createStorageManager() {
        Storage storage = new Storage();
        getCriticalAnalyzer().add(storage);
        return storage;
    }

    @Override
    protected PagingStoreFactory getPagingStoreFactory() {
        return new Pages();
    }

    /** An inner class: what it needs of the server is there while the constructor above it calls the methods below. */
    private final class Storage extends JournalStorageManager {
        Storage() {
            super(
                    getConfiguration(),
                    SealedServer.this.getCriticalAnalyzer(),
                    SealedServer.this.executorFactory,
                    scheduledPool,
                    SealedServer.this.ioExecutorFactory,
                    SealedServer.this.ioCriticalErrorListener);
        }

        @Override
        protected void init(Configuration configuration, IOCriticalErrorListener onError) {
            super.init(configuration, onError);
            largeMessagesFactory = new SealedFileFactory(
                    configuration.getLargeMessagesLocation(), onError, new FileSeal(vault, Spares.NONE, damages));
        }

        @Override
        protected Journal createMessageJournal(
                Configuration configuration, IOCriticalErrorListener onError, int fileSize) {
            return new SealedJournal(
                    new SealedJournal.Place(configuration, ioExecutorFactory, journalFF, fileSize, onError),
                    new RecordHead.Form(vault),
                    bodies,
                    damages);
        }

        /** A message that would not fit in closed gets a file of its own. */
        @Override
        public long getMaxRecordSize() {
            return super.getMaxRecordSize() - MessageSeal.MOST_ADDED;
        }

        @Override
        public void deleteLargeMessageBody(LargeServerMessage message) throws ActiveMQException {
            bodies.forget(message.getMessageID());
            super.deleteLargeMessageBody(message);
        }
    }

    /** The files that the pages of a queue lie in. */
    private final class Pages extends PagingStoreFactoryNIO {
        Pages() {
            super(
                    SealedServer.this.getStorageManager(),
                    getConfiguration().getPagingLocation(),
                    getConfiguration().getPageSyncTimeout(),
                    scheduledPool,
                    pageExecutorFactory,
                    getConfiguration().isJournalSyncNonTransactional(),
                    ioCriticalErrorListener,
                    getConfiguration()::isPurgePageFolders);
        }

        @Override
        protected SequentialFileFactory newFileFactory(String folder) {
            return new SealedFileFactory(
                    new File(getDirectory(), folder),
                    getCritialErrorListener(),
                    new FileSeal(vault, new PageSpares(getStorageManager(), bodies), damages));
        }
    }
}
