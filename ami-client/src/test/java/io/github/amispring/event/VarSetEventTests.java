/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VarSetEvent}.
 */
class VarSetEventTests {

	@Test
	void decodesEscapes() {
		VarSetEvent event = VarSetEvent.of(WireText.message("""
				Event: VarSet
				Privilege: dialplan,all
				Channel: Local/escaped@test-00000018;2
				ChannelState: 6
				Uniqueid: escaped-1795335190x
				Variable: JSON
				Value: {\\"k\\":\\'1\\',\\t\\"p\\":\\"C:\\\\\\\\new\\"}\\n
				"""));
		assertThat(event.variable()).isEqualTo("JSON");
		assertThat(event.value()).isEqualTo("{\"k\":'1',\t\"p\":\"C:\\\\new\"}\n");
		assertThat(event.channel().name()).isEqualTo("Local/escaped@test-00000018;2");
	}

	@Test
	void keepsEmptyValues() {
		assertThat(VarSetEvent.of(WireText.message("Event: VarSet\nVariable: A\nValue:")).value()).isEmpty();
	}

	@Test
	void hasNoChannelForGlobalVariables() {
		VarSetEvent event = VarSetEvent.of(WireText.message("""
				Event: VarSet
				Privilege: dialplan,all
				Channel: none
				Variable: GLOBAL
				Value: 1
				Uniqueid: none
				"""));
		assertThat(event.channel()).isNull();
		assertThat(event.value()).isEqualTo("1");
	}

}
