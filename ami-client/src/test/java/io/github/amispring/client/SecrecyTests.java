/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.DBPutAction;
import io.github.amispring.action.GetConfigAction;
import io.github.amispring.action.GetConfigJSONAction;
import io.github.amispring.action.GetConfigJSONResponse;
import io.github.amispring.action.GetConfigResponse;
import io.github.amispring.action.UpdateConfigAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that secrets appear neither in logs nor in messages.
 */
class SecrecyTests extends AbstractClientTests {

	private static final String KEY = FakeServer.md5(FakeServer.CHALLENGE + FakeServer.SECRET);

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.amispring");

	private final Log log = new Log();

	@BeforeEach
	void captureLog() {
		this.log.setContext(this.logger.getLoggerContext());
		this.log.start();
		this.logger.setLevel(Level.TRACE);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void releaseLog() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
		this.logger.setAdditive(true);
	}

	@ParameterizedTest
	@EnumSource(Authentication.class)
	void doesNotShowSecret(Authentication authentication) {
		AmiClient client = client((settings) -> settings.authentication(authentication));
		client.subscribe(AmiEvent.class, (event) -> {
			throw new IllegalStateException(event.message().toString());
		});
		this.server.on("Login", (session, request) -> {
			// a server that echoes everything that it receives
			session.event("FullyBooted", "Secret: " + FakeServer.SECRET, "Key: " + KEY);
			session.respondWithError(request, "Authentication failed");
			session.close();
		});
		Throwable refused = failure(client.start());
		assertContainsNoSecret(refused);
		assertContainsNoSecret(String.valueOf(client.status()));
		assertContainsNoSecret(client.toString());
		assertContainsNoSecret(settings().build().toString());
		this.server.on("Login", (session, request) -> {
			session.respond(request, "Message: Authentication accepted");
			session.event("FullyBooted", "Secret: " + FakeServer.SECRET, "Key: " + KEY);
		});
		Awaitility.await().until(() -> client.status().isConnected() && client.statistics().listenerErrors() > 0);
		CustomAction login = CustomAction.named("Login").with("Secret", FakeServer.SECRET).with("Key", KEY);
		assertContainsNoSecret(login.toString());
		assertContainsNoSecret(failure(client.send(login.with("Bad", "\n"))));
		assertContainsNoSecret(failure(client.send(CustomAction.named("X").with("Secret", FakeServer.SECRET + "\n"))));
		assertContainsNoSecret(failure(client.send(CustomAction.named("Nonsense").with("Secret", FakeServer.SECRET))));
		client.stop(TEST_TIMEOUT);
		assertThat(this.log.lines).anyMatch((line) -> line.contains(">> Login") && line.contains("******"))
			.anyMatch((line) -> line.contains("<< {Response: Success"))
			.anyMatch((line) -> line.contains(">> Nonsense"));
		assertContainsNoSecret(String.join("\n", this.log.lines));
	}

	@ParameterizedTest
	@EnumSource(Authentication.class)
	void doesNotShowSecretThatCannotBeSent(Authentication authentication) {
		AmiClient client = client((settings) -> settings.authentication(authentication)
			.credentials("app", FakeServer.SECRET + "\r\nAction: Logoff"));
		assertContainsNoSecret(failure(client.start()));
		assertContainsNoSecret(String.join("\n", this.log.lines));
	}

	@Test
	void logOmitsOnlyHeadersThatTheCatalogueMarksAsSecret() {
		AmiClient client = client();
		this.server.on("DBPut", (session, request) -> {
			session.event("VoicemailPasswordChange", "Mailbox: 100", "NewPassword: " + FakeServer.SECRET);
			session.event("InvalidPassword", "AccountID: app", "ReceivedHash: " + KEY);
			session.event("UserEvent", "UserEvent: Order", "Key: 4711");
			session.respond(request);
		});
		get(client.start());
		client.execute(DBPutAction.of("cidname", "100", "Alice"));
		assertThat(this.log.lines).anyMatch((line) -> line.contains(">> DBPut") && line.contains("Key: 100"))
			.anyMatch((line) -> line.contains("<< {Event: UserEvent") && line.contains("Key: 4711"))
			.anyMatch((line) -> line.contains("<< {Event: VoicemailPasswordChange") && line.contains("Mailbox: 100"));
		assertContainsNoSecret(String.join("\n", this.log.lines));
	}

	@Test
	void doesNotShowSecretsInConfigurationFiles() {
		AmiClient client = client();
		this.server.on("GetConfig",
				(session, request) -> session.respond(request, "Category-000000: app",
						"Line-000000-000000: secret=" + FakeServer.SECRET, "Line-000000-000001: read=all",
						"Line-000000-000002: Password = " + FakeServer.SECRET));
		this.server.on("GetConfigJSON", (session, request) -> session.respond(request,
				"JSON: {\"app\":[\"secret\":\"" + FakeServer.SECRET + "\"]}"));
		this.server.on("UpdateConfig", (session, request) -> session.respond(request));
		get(client.start());
		GetConfigResponse config = client.execute(GetConfigAction.of("manager.conf")).orElseThrow();
		assertThat(config.categories().get(0).values("secret")).containsExactly(FakeServer.SECRET);
		assertContainsNoSecret(config.toString());
		assertThat(config.toString()).contains("read=all");
		GetConfigJSONResponse json = client.execute(GetConfigJSONAction.of("manager.conf")).orElseThrow();
		assertContainsNoSecret(json.toString());
		UpdateConfigAction update = UpdateConfigAction.of("manager.conf", "manager.conf")
			.update("app", "secret", FakeServer.SECRET, FakeServer.SECRET);
		assertContainsNoSecret(update.toString());
		client.execute(update);
		assertThat(this.log.lines).anyMatch((line) -> line.contains("Line-000000-000001: ******"));
		assertContainsNoSecret(String.join("\n", this.log.lines));
	}

	private static void assertContainsNoSecret(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		assertContainsNoSecret(text.toString());
	}

	private static void assertContainsNoSecret(String text) {
		assertThat(text).isNotEmpty().doesNotContain(FakeServer.SECRET).doesNotContain(KEY);
	}

	/** Records log messages with their stack traces. */
	private static final class Log extends AppenderBase<ILoggingEvent> {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(event.getFormattedMessage());
			if (event.getThrowableProxy() != null) {
				this.lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
			}
		}

	}

}
