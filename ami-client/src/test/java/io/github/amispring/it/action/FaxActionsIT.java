/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.FAXSessionAction;
import io.github.amispring.action.FAXSessionsAction;
import io.github.amispring.action.FAXStatsAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions on faxes of a real Asterisk, which has none.
 */
@OnEachAsterisk
class FaxActionsIT extends AbstractActionsIT {

	FaxActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Sends({ "FAXSession", "FAXSessions", "FAXStats" })
	void noFaxIsUnderWay() {
		assertThat(answer(FAXSessionsAction.of()).entries()).isEmpty();
		assertThat(answer(FAXStatsAction.of()).currentSessions()).isZero();
		assertThat(answer(FAXSessionAction.of(1))).isEmpty();
	}

}
