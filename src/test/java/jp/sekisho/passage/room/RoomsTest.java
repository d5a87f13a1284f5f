package jp.sekisho.passage.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process has the rooms that its files may name, and each can be asked what the table says. */
class RoomsTest {
    private static final Room REGISTRY = new Room() {
        @Override
        public String id() {
            return "registry";
        }

        @Override
        public Answer answer(Handle handle, Question question) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void aRoomIsFoundByItsId() {
        Rooms rooms = Rooms.of(List.of(REGISTRY), Set.of("registry"));

        assertThat(rooms.room("registry")).containsSame(REGISTRY);
        assertThat(rooms.room("register")).isEmpty();
    }

    @Test
    void aRoleThatLacksARoomOrHasOneThatNobodyNamesDoesNotStart() {
        assertThatThrownBy(() -> Rooms.of(List.of(), Set.of("registry"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Rooms.of(List.of(REGISTRY), Set.of())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatARoomIsAskedIsSaidByItsLayout(RoomForm form) {
        assertThat(RoomForm.of(form.room(), form.asker(), form.question().layout()))
                .hasValue(form);
        assertThat(RoomForm.of("nobody", form.asker(), form.question().layout()))
                .isEmpty();
        assertThat(RoomForm.of(form.room(), form.asker(), form.answer().layout()))
                .isEmpty();
        assertThat(RoomForm.layouts(form.room(), form.asker()))
                .contains(form.question().layout());
    }

    @ParameterizedTest
    @EnumSource
    void noLineOfALogShowsWhatWasAskedOrAnswered(RoomForm form) {
        Question question = new Question(form, "public-assistance", Map.of(RoomItem.LOCAL_NUMBER, "1234560"));
        Answer answer = new Answer.Given(
                List.of(Map.of(RoomItem.LOCAL_NUMBER, "1234560")), List.of(), Optional.empty(), List.of());

        assertThat(question.toString() + answer + new Serving.Served(answer, new byte[0], "numbers"))
                .doesNotContain("1234560");
    }
}
