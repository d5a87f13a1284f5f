package jp.sekisho.broker.rest;

import java.io.File;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.jspecify.annotations.Nullable;

/** Makes {@link SealedFile}s in one folder. */
final class SealedFileFactory extends NIOSequentialFileFactory {
    private final Vault vault;
    private final Spares spares;

    SealedFileFactory(File directory, @Nullable IOCriticalErrorListener onError, Vault vault, Spares spares) {
        super(directory, false, onError, 1);
        this.vault = vault;
        this.spares = spares;
    }

    @Override
    public SequentialFile createSequentialFile(String name) {
        return new SealedFile(this, journalDir, name, vault, spares);
    }
}
