/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiHeader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CategoryOptions}.
 */
class CategoryOptionsTests {

	@Test
	void formatsOptionsForAsterisk() {
		assertThat(CategoryOptions.template().and(CategoryOptions.inheriting("a", "b")))
			.hasToString("template,inherit=\"a,b\"");
		assertThat(CategoryOptions.allowingDuplicates()).hasToString("allowdups");
		assertThat(CategoryOptions.onlyTemplates().and(CategoryOptions.where("type", "^aor$")))
			.hasToString("catfilter=\"TEMPLATES=restrict,type=^aor$\"");
	}

	@Test
	void addsOptionsToUpdateStep() {
		UpdateConfigAction action = UpdateConfigAction.of("a.conf", "a.conf")
			.append("phone", "allow", "ulaw", CategoryOptions.includingTemplates());
		assertThat(action.headers()).contains(new AmiHeader("Options-000000", "catfilter=\"TEMPLATES=include\""));
	}

	@Test
	void rejectsTextThatAsteriskMisinterprets() {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> CategoryOptions.inheriting("a,b"));
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> CategoryOptions.where("type", "a\"b"));
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> CategoryOptions.where("a=b", "c"));
	}

}
