/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the typed events: whatever the headers hold, there is a record, and all of it
 * can be read.
 */
@Tag("fuzz")
class EventFuzzTests {

	static Stream<byte[]> seeds() {
		return Recordings.events();
	}

	@MethodSource("seeds")
	@FuzzTest
	void anyEvent(byte[] bytes) {
		for (AmiMessage message : Recordings.messages(bytes)) {
			assertThat(Typed.readAll(EventTypes.decode(message)).message()).isSameAs(message);
			// the names of events are hard to guess, so a message is also read as another
			// type
			List<EventType<?>> types = EventTypes.known();
			Typed.readAll(types.get(Math.floorMod(message.hashCode(), types.size())).decoder().apply(message));
		}
	}

}
