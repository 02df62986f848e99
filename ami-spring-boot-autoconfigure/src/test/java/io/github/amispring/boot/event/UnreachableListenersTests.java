/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.List;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.event.AmiTransactionalEventAutoConfiguration;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.client.EventSettings;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnreachableListeners}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnreachableListenersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(AmiAutoConfiguration.class, AmiTransactionalEventAutoConfiguration.class));

	@Test
	void warnsAboutEventsOutsideMask(CapturedOutput output) {
		run(settings(List.of("call", "agent"), List.of(), List.of()), Listeners.class);
		assertThat(warnings(output)).containsExactly(
				"The listener of bean \"unreachableListenersTests.Listeners\", void " + Listeners.class.getTypeName()
						+ ".onVarSet(io.github.amispring.event.VarSetEvent) is never called: ami.events.mask=call,agent"
						+ " does not include the class dialplan of VarSet. Add it there.");
	}

	@Test
	void warnsAboutEventsExcludedByName(CapturedOutput output) {
		run(settings(List.of(), List.of("Hangup", "Varset", "Queue*"), List.of("VarSet")), Listeners.class);
		assertThat(warnings(output)).hasSize(2)
			.anySatisfy((warning) -> assertThat(warning).contains(".onVarSet(")
				.endsWith("ami.events.include and ami.events.exclude do not select VarSet. Change it there."))
			.anySatisfy((warning) -> assertThat(warning).contains(".onNewChannel(")
				.endsWith("ami.events.include and ami.events.exclude do not select Newchannel. Change it there."));
	}

	@Test
	void warnsAboutFamiliesOnlyIfAllEventsAreExcluded(CapturedOutput output) {
		run(settings(List.of("dialplan"), List.of(), List.of()), Listeners.class);
		assertThat(warnings(output)).hasSize(3)
			.noneMatch((warning) -> warning.contains(".onChannel(") || warning.contains(".onVarSet("))
			.anySatisfy((warning) -> assertThat(warning).contains(".onQueue(")
				.contains("ami.events.mask=dialplan does not include the class")
				.endsWith("of any of its events. Add one of them there."));
	}

	@Test
	void warnsOnlyIfAllServersExcludeTheEvent(CapturedOutput output) {
		this.runner
			.withBean("east", RecordingAmiClient.class,
					() -> client("east", settings(List.of("call"), List.of(), List.of())))
			.withBean("west", RecordingAmiClient.class, () -> client("west", EventSettings.DEFAULT))
			.withUserConfiguration(Listeners.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void namesThePropertyOfTheServer(CapturedOutput output) {
		this.runner
			.withBean("east", RecordingAmiClient.class,
					() -> client("east", settings(List.of("call"), List.of(), List.of())))
			.withPropertyValues("ami.servers.east.host=east", "ami.servers.east.events.mask=call")
			.withUserConfiguration(Listeners.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output))
			.anyMatch((warning) -> warning.contains("ami.servers.east.events.mask=call does not"));
	}

	@Test
	void doesNotWarnWithoutRestrictions(CapturedOutput output) {
		run(EventSettings.DEFAULT, Listeners.class);
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void warnsAboutEventsThatOccurOnlyInResponses(CapturedOutput output) {
		run(EventSettings.DEFAULT, Rows.class);
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains(".on(io.github.amispring.event.CoreShowChannelEvent)")
			.contains("only in the response to an action");
	}

	@Test
	void warnsAboutBeansWithFamilyAsTypeArgument(CapturedOutput output) {
		run(EventSettings.DEFAULT, Beans.class);
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains(ExactFamily.class.getName())
			.contains("Declare AmiApplicationEvent<? extends ChannelEvent>");
	}

	@Test
	void warnsAboutTransactionalListeners(CapturedOutput output) {
		run(EventSettings.DEFAULT, Transactional.class);
		assertThat(warnings(output)).hasSize(2)
			.allMatch((warning) -> warning.contains("it waits until a transaction ends")
					&& warning.contains("of bean \"unreachableListenersTests.Transactional\"")
					&& warning.endsWith("Use @EventListener, or set fallbackExecution = true."))
			.anyMatch((warning) -> warning.contains(".onHangup("))
			.anyMatch((warning) -> warning.contains(".onConnected("));
	}

	private void run(EventSettings settings, Class<?> listeners) {
		this.runner.withBean(RecordingAmiClient.class, () -> client("fake", settings))
			.withUserConfiguration(listeners)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static RecordingAmiClient client(String name, EventSettings settings) {
		return new RecordingAmiClient(name)
			.status(AmiClientStatus.builder(name, State.STOPPED).events(settings).build());
	}

	private static EventSettings settings(List<String> mask, List<String> include, List<String> exclude) {
		return EventSettings.builder().masks(mask).includes(include).excludes(exclude).bufferCapacity(10).build();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains(" is never called: "))
			.map((line) -> line.substring(line.indexOf("The listener ")))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@EventListener
		void onHangup(HangupEvent event) {
		}

		@EventListener
		void onNewChannel(AmiApplicationEvent<NewChannelEvent> event) {
		}

		@EventListener
		void onVarSet(VarSetEvent event) {
		}

		@EventListener
		void onChannel(AmiApplicationEvent<ChannelEvent> event) {
		}

		@EventListener
		void onQueue(QueueEvent event) {
		}

		@EventListener
		void onAny(AmiEvent event) {
		}

		@EventListener
		void onUnknown(UnknownEvent event) {
		}

		@EventListener
		void onConnected(AmiConnectedEvent event) {
		}

		@EventListener({ VarSetEvent.class, String.class })
		void onOther() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Rows {

		@EventListener
		void on(CoreShowChannelEvent event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		ExactFamily exactFamily() {
			return new ExactFamily();
		}

		@Bean
		AnyOfFamily anyOfFamily() {
			return new AnyOfFamily();
		}

	}

	static class ExactFamily implements ApplicationListener<AmiApplicationEvent<ChannelEvent>> {

		@Override
		public void onApplicationEvent(AmiApplicationEvent<ChannelEvent> event) {
		}

	}

	static class AnyOfFamily implements ApplicationListener<AmiApplicationEvent<? extends ChannelEvent>> {

		@Override
		public void onApplicationEvent(AmiApplicationEvent<? extends ChannelEvent> event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Transactional {

		@TransactionalEventListener
		void onHangup(HangupEvent event) {
		}

		@TransactionalEventListener
		void onConnected(AmiConnectedEvent event) {
		}

		@TransactionalEventListener(fallbackExecution = true)
		void always(HangupEvent event) {
		}

		@TransactionalEventListener
		void onOther(String event) {
		}

	}

}
