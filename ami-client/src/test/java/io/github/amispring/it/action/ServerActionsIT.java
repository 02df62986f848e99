/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.Set;
import java.util.TreeSet;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.ListCommandsAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions that concern the whole server or the connection, against a real Asterisk.
 */
@OnEachAsterisk
class ServerActionsIT extends AbstractActionsIT {

	ServerActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("Command")
	void executesCommand() {
		assertThat(execute(CommandAction.of("core show version")).output()).singleElement()
			.satisfies((line) -> assertThat(line).startsWith("Asterisk " + this.pbx.server().version()));
	}

	@Test
	@Covers("ListCommands")
	void eachListedCommandHasAType() {
		Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		known.addAll(ActionCoverageTests.names());
		assertThat(execute(ListCommandsAction.of()).commands().keySet()).hasSizeGreaterThan(100)
			.allMatch(known::contains);
	}

}
