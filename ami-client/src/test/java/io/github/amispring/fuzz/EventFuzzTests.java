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
 * Fuzzes typed events: any message can be decoded, and all components of the record can
 * be read.
 */
@Tag("fuzz")
class EventFuzzTests {

	static Stream<byte[]> seeds() {
		return Recordings.events();
	}

	@MethodSource("seeds")
	@FuzzTest
	void decodesAnyEvent(byte[] bytes) {
		for (AmiMessage message : Recordings.messages(bytes)) {
			assertThat(Typed.readAll(EventTypes.decode(message)).message()).isSameAs(message);
			// fuzzing rarely produces a valid event name, so each message is also decoded
			// as an arbitrary type
			List<EventType<?>> types = EventTypes.known();
			Typed.readAll(types.get(Math.floorMod(message.hashCode(), types.size())).decoder().apply(message));
		}
	}

}
