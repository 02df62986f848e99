/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.util.List;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.boot.testsupport.FakePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ViewState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiLiveEndpoint}.
 */
class AmiLiveEndpointTests {

	private final FakePbx east = new FakePbx("east").start();

	private final FakePbx west = new FakePbx("west");

	private final AmiLiveEndpoint endpoint = new AmiLiveEndpoint(
			LivePbxs.of(List.of(this.east.view(), this.west.view())));

	@Test
	void summarizesAllServers() {
		this.east.queues(FakePbx.queue("support"), FakePbx.member("support", "PJSIP/200", 1, false));
		this.east.call("1.1");
		this.east.answer("1.1", "1.2");
		this.east.call("2.1");
		this.east.joinQueue("2.1", "support");
		assertThat(this.endpoint.servers().servers()).containsOnlyKeys("east", "west");
		AmiLiveSummaryDescriptor east = this.endpoint.servers().servers().get("east");
		assertThat(east.state()).isEqualTo(ViewState.VALID);
		assertThat(east.since()).isEqualTo(this.east.view().snapshot().since());
		assertThat(east.calls()).isEqualTo(2);
		assertThat(east.callsByState()).containsEntry(CallState.TALKING, 1).containsEntry(CallState.QUEUED, 1);
		assertThat(east.channels()).isEqualTo(3);
		assertThat(east.queues()).containsOnlyKeys("support");
		assertThat(east.queues().get("support").waiting()).isOne();
		assertThat(east.queues().get("support").longestWait()).isNotNull();
		assertThat(east.queues().get("support").members()).isOne();
		assertThat(east.statistics().seedings()).isEqualTo(2);
		assertThat(this.endpoint.servers().servers().get("west").state()).isEqualTo(ViewState.STALE);
	}

	@Test
	void describesAServerAsJson() {
		this.east.queues(FakePbx.queue("support"), FakePbx.member("support", "PJSIP/200", 1, false));
		this.east.call("1.1");
		this.east.answer("1.1", "1.2");
		this.east.call("2.1");
		this.east.joinQueue("2.1", "support");
		String text = json(this.endpoint.server("east"));
		DocumentContext json = JsonPath.parse(text);
		assertThat(json.<String>read("$.state")).isEqualTo("VALID");
		assertThat(json.<String>read("$.since")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
		assertThat(json.<Integer>read("$.calls.total")).isEqualTo(2);
		assertThat(json.<List<String>>read("$.calls.entries[*].state")).containsExactly("TALKING", "QUEUED");
		assertThat(json.<List<String>>read("$.calls.entries[0].parties[*].device")).containsExactly("PJSIP/100",
				"PJSIP/101");
		assertThat(json.<String>read("$.queues.entries[0].name")).isEqualTo("support");
		assertThat(json.<String>read("$.queues.entries[0].serviceLevel")).isEqualTo("PT20S");
		assertThat(json.<Integer>read("$.queues.entries[0].callers.total")).isOne();
		assertThat(json.<String>read("$.queues.entries[0].callers.entries[0].uniqueId")).isEqualTo("2.1");
		assertThat(json.<String>read("$.queues.entries[0].members.entries[0].interfaceName")).isEqualTo("PJSIP/200");
		assertThat(json.<String>read("$.queues.entries[0].today.day")).matches("\\d{4}-\\d\\d-\\d\\d");
		assertThat(json.<Integer>read("$.conferences.total")).isZero();
		assertThat(json.<Integer>read("$.parked.total")).isZero();
		assertThat(json.<Integer>read("$.statistics.errors")).isZero();
		assertThat(text).doesNotContain("xyzzy-0815");
		assertThat(JsonPath.parse(json(this.endpoint.servers())).<String>read("$.servers.west.state"))
			.isEqualTo("STALE");
	}

	@Test
	void limitsTheNumberOfCalls() {
		for (int i = 0; i < 1001; i++) {
			this.east.call("1." + i);
		}
		AmiLiveServerDescriptor east = this.endpoint.server("east");
		assertThat(east).isNotNull();
		assertThat(east.calls().total()).isEqualTo(1001);
		assertThat(east.calls().entries()).hasSize(1000);
	}

	@Test
	void returnsNothingForAnUnknownServer() {
		assertThat(this.endpoint.server("north")).isNull();
	}

	private static String json(Object body) {
		StringBuilder json = new StringBuilder();
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(JacksonEndpointAutoConfiguration.class))
			.run((context) -> json.append(context.getBean(EndpointJsonMapper.class).get().writeValueAsString(body)));
		return json.toString();
	}

}
