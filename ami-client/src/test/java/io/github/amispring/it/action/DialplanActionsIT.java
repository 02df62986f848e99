/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.DialplanExtensionAddAction;
import io.github.amispring.action.DialplanExtensionRemoveAction;
import io.github.amispring.action.ShowDialPlanAction;
import io.github.amispring.event.ListDialplanEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests dialplan actions against a real Asterisk.
 */
@OnEachAsterisk
class DialplanActionsIT extends AbstractActionsIT {

	DialplanActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "DialplanExtensionAdd", "DialplanExtensionRemove", "ShowDialPlan" })
	void addsAndRemovesExtension() {
		String extension = Pbx.uniqueName();
		DialplanExtensionRemoveAction remove = DialplanExtensionRemoveAction.of("default", extension);
		this.pbx.executeAfterTest(remove);
		assertThat(execute(
				DialplanExtensionAddAction.of("default", extension, 1, "Wait").applicationData("1").replace(true))
			.serverMessage()).isEqualTo("Added requested extension");
		assertThat(execute(ShowDialPlanAction.of().context("default").extension(extension)).entries())
			.filteredOn((entry) -> extension.equals(entry.extension()))
			.singleElement()
			.returns("Wait", ListDialplanEvent::application)
			.returns("1", ListDialplanEvent::appData);
		assertThat(execute(remove).serverMessage()).isEqualTo("Removed the requested extension");
		assertThat(execute(ShowDialPlanAction.of().context("default").extension(extension)).entries()).isEmpty();
		assertThat(execute(ShowDialPlanAction.of().extension(extension)).entries()).isEmpty();
		assertThat(execute(ShowDialPlanAction.of().context("none")).entries()).isEmpty();
		assertThat(refusal(remove).serverMessage()).isEqualTo("Failed to remove requested extension");
		assertThat(execute(ShowDialPlanAction.of()).entries()).hasSizeGreaterThan(100);
	}

}
