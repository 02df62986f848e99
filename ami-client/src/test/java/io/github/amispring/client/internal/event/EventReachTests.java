/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import io.github.amispring.client.EventSettings;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventReach}.
 */
class EventReachTests {

	@Test
	void maskMustContainAllClassesOfEvent() {
		EventReach reach = mask("Call", "system");
		assertThat(reach.isInMask(type("Hangup"))).isTrue();
		assertThat(reach.isInMask(type("VarSet"))).isFalse();
		assertThat(type("VoicemailPasswordChange").readPermissions()).containsExactlyInAnyOrder("system", "user");
		assertThat(reach.isInMask(type("VoicemailPasswordChange"))).isFalse();
		assertThat(mask("system", "user").isInMask(type("VoicemailPasswordChange"))).isTrue();
	}

	@Test
	void includesEventsWhoseClassesAreUnknown() {
		assertThat(mask("call").isInMask(type("CoreShowChannel"))).isTrue();
		assertThat(mask("call").isInMask(EventTypes.UNKNOWN)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "all", "on", "ALL", "6" })
	void keywordIncludesEverything(String word) {
		assertThat(mask(word).isInMask(type("VarSet"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "none" })
	void keywordIncludesNothing(String word) {
		assertThat(mask(word).isInMask(type("Hangup"))).isFalse();
		assertThat(mask(word).isInMask(EventTypes.UNKNOWN)).isFalse();
	}

	@Test
	void includesEverythingWithoutMask() {
		assertThat(mask().isInMask(type("VarSet"))).isTrue();
	}

	@Test
	void selectsByName() {
		EventReach reach = new EventReach(
				EventSettings.builder().include("Dial*", "Hangup").exclude("DialState").build());
		assertThat(reach.maySelect(type("Hangup"))).isTrue();
		assertThat(reach.maySelect(type("DialBegin"))).isTrue();
		assertThat(reach.maySelect(type("DialState"))).isFalse();
		assertThat(reach.maySelect(type("Newchannel"))).isFalse();
		assertThat(reach.maySelect(EventTypes.UNKNOWN)).isTrue();
	}

	private static EventReach mask(String... mask) {
		return new EventReach(EventSettings.builder().mask(mask).build());
	}

	private static EventType<?> type(String name) {
		return EventTypes.known().stream().filter((type) -> type.names().contains(name)).findFirst().orElseThrow();
	}

}
