/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

/**
 * The users of the console in the tests.
 */
final class Users {

	static final String PASSWORD = "console-test";

	/** May act, with the extension 104. */
	static final String ANNA = "anna";

	/** May read. */
	static final String RITA = "rita";

	private static final String HASH = "$2a$04$NyoSIMBLnH7wf4UsDz/R0.425ZdyAAjqX9iz0VdMVuNPyS1o7dzhq";

	static final String ANNA_PASSWORD = "console.users.anna.password=" + HASH;

	static final String ANNA_ROLE = "console.users.anna.role=ACT";

	static final String ANNA_EXTENSION = "console.users.anna.extension=104";

	static final String RITA_PASSWORD = "console.users.rita.password=" + HASH;

	static final String RITA_ROLE = "console.users.rita.role=READ";

	private Users() {
	}

}
