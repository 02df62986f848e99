/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.CategoryOptions;
import io.github.amispring.action.CreateConfigAction;
import io.github.amispring.action.GetConfigAction;
import io.github.amispring.action.GetConfigJSONAction;
import io.github.amispring.action.GetConfigResponse;
import io.github.amispring.action.ListCategoriesAction;
import io.github.amispring.action.UpdateConfigAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests configuration file actions against a real Asterisk.
 */
@OnEachAsterisk
class ConfigActionsIT extends AbstractActionsIT {

	ConfigActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "GetConfig", "GetConfigJSON", "ListCategories" })
	void readsFile() {
		GetConfigResponse config = found(GetConfigAction.of("manager.conf"));
		assertThat(config.category("general").orElseThrow().values("enabled")).containsExactly("yes");
		assertThat(found(ListCategoriesAction.of("manager.conf")).categories()).contains("general");
		assertThat(found(GetConfigJSONAction.of("manager.conf")).json()).startsWith("{")
			.contains("\"enabled\":\"yes\"");
		assertThat(execute(GetConfigAction.of("none.conf"))).isEmpty();
		assertThat(found(GetConfigAction.of("manager.conf").category("none")).categories()).isEmpty();
		assertThat(execute(ListCategoriesAction.of("none.conf"))).isEmpty();
		// Asterisk reports a missing file and a forbidden file with the same error.
		assertThat(refusal(GetConfigJSONAction.of("none.conf")).serverMessage()).startsWith("File requires escalated");
	}

	/**
	 * Asterisk cannot delete files. The empty file remains until the server is set up
	 * again.
	 */
	@Test
	@Covers({ "CreateConfig", "UpdateConfig" })
	void writesFile() {
		String file = Pbx.uniqueName() + ".conf";
		assertThat(execute(CreateConfigAction.of(file)).serverMessage())
			.isEqualTo("New configuration file created successfully");
		assertThat(refusal(CreateConfigAction.of(file)).serverMessage()).isEqualTo("File exists");
		execute(UpdateConfigAction.of(file, file)
			.newCategory("room")
			.append("room", "seats", "12")
			.append("room", "lamp", "on"));
		execute(UpdateConfigAction.of(file, file).update("room", "lamp", "off").delete("room", "seats"));
		GetConfigResponse config = found(GetConfigAction.of(file));
		assertThat(config.categories()).hasSize(1);
		assertThat(config.category("room").orElseThrow().lines())
			.containsExactly(new GetConfigResponse.Line("lamp", "off"));
		execute(UpdateConfigAction.of(file, file).deleteCategory("room"));
		assertThat(found(GetConfigAction.of(file)).categories()).isEmpty();
	}

	@Test
	void fillsAndInheritsTemplate() {
		String file = Pbx.uniqueName() + ".conf";
		execute(CreateConfigAction.of(file));
		execute(UpdateConfigAction.of(file, file)
			.newCategory("phone", CategoryOptions.template())
			.append("phone", "type", "endpoint", CategoryOptions.includingTemplates())
			.append("phone", "allow", "ulaw", CategoryOptions.onlyTemplates())
			.append("phone", "context", "test",
					CategoryOptions.includingTemplates().and(CategoryOptions.where("type", "^endpoint$")))
			.newCategory("100", CategoryOptions.inheriting("phone")));
		execute(UpdateConfigAction.of(file, file)
			.update("phone", "allow", "alaw", CategoryOptions.includingTemplates())
			.delete("phone", "context", CategoryOptions.onlyTemplates()));
		GetConfigResponse config = found(GetConfigAction.of(file).filter("TEMPLATES=include"));
		GetConfigResponse.Category template = config.category("phone").orElseThrow();
		assertThat(template.template()).isTrue();
		assertThat(template.lines()).containsExactly(new GetConfigResponse.Line("type", "endpoint"),
				new GetConfigResponse.Line("allow", "alaw"));
		GetConfigResponse.Category heir = config.category("100").orElseThrow();
		assertThat(heir.templates()).containsExactly("phone");
		assertThat(heir.values("type")).containsExactly("endpoint");
	}

	@Test
	void templateRequiresOptions() {
		String file = Pbx.uniqueName() + ".conf";
		execute(CreateConfigAction.of(file));
		execute(UpdateConfigAction.of(file, file).newCategory("phone", CategoryOptions.template()));
		assertThat(refusal(UpdateConfigAction.of(file, file).append("phone", "allow", "ulaw")).serverMessage())
			.isEqualTo("Given category does not exist");
	}

}
