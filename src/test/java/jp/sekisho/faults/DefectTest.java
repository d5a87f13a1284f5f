package jp.sekisho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The defects can be planted in the sources as they are now; whether they are found takes far longer. */
class DefectTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void each_can_be_planted(Defect defect) {
        defect.plant(folder, Installation.CLASS_PATH);

        assertThat(Defect.classes(folder)).isNotEmptyDirectory();
    }
}
