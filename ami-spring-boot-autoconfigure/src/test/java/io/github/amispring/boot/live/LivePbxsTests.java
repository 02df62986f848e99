/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.List;

import io.github.amispring.boot.testsupport.FakePbx;
import io.github.amispring.live.model.LiveCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LivePbxs}.
 */
class LivePbxsTests {

	private final FakePbx east = new FakePbx("east").start();

	private final FakePbx west = new FakePbx("west").start();

	private final LivePbxs views = LivePbxs.of(List.of(this.east.view(), this.west.view()));

	@Test
	void findsCallsOfAllServers() {
		this.east.call("1.1");
		this.west.call("1.1");
		this.west.call("2.1");
		assertThat(this.views.calls()).extracting(LiveCall::server).containsExactly("east", "west", "west");
		LiveCall call = this.west.view().callOfChannel("2.1").orElseThrow();
		assertThat(this.views.call(call.id())).contains(call);
		assertThat(this.views.call("none")).isEmpty();
		assertThat(this.views.callsOf("100")).hasSize(3);
		assertThat(this.views.callsOf("101")).isEmpty();
	}

	@Test
	void findsViewsByServer() {
		assertThat(this.views.names()).containsExactly("east", "west");
		assertThat(this.views.get("west")).isSameAs(this.west.view());
		assertThat(this.views).containsExactly(this.east.view(), this.west.view());
		assertThatIllegalArgumentException().isThrownBy(() -> this.views.get("north"))
			.withMessage("No server is named \"north\". The servers are: east, west");
	}

	@Test
	void rejectsTwoViewsOfAServer() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> LivePbxs.of(List.of(this.east.view(), new FakePbx("east").view())))
			.withMessage("Two LivePbx beans have the server \"east\".");
	}

}
