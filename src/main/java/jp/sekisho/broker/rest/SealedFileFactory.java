package jp.sekisho.broker.rest;

import java.io.File;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.jspecify.annotations.Nullable;

/** Makes {@link SealedFile}s in one folder. */
final class SealedFileFactory extends NIOSequentialFileFactory {
    private final FileSeal seal;

    SealedFileFactory(File directory, @Nullable IOCriticalErrorListener onError, FileSeal seal) {
        super(directory, false, onError, 1);
        this.seal = seal;
    }

    @Override
    public SequentialFile createSequentialFile(String name) {
        return new SealedFile(this, journalDir, name, seal);
    }
}
