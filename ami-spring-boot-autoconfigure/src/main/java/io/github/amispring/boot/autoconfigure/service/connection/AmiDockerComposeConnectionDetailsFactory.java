/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Creates {@link AmiConnectionDetails} from an Asterisk service in Docker Compose.
 */
class AmiDockerComposeConnectionDetailsFactory extends DockerComposeConnectionDetailsFactory<AmiConnectionDetails> {

	AmiDockerComposeConnectionDetailsFactory() {
		super(AsteriskImage.NAMES.toArray(String[]::new));
	}

	@Override
	protected AmiConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new AmiDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class AmiDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements AmiConnectionDetails {

		private final String host;

		private final ConnectionPorts ports;

		private final @Nullable SslBundle sslBundle;

		private AmiDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.host = service.host();
			this.sslBundle = getSslBundle(service);
			this.ports = service.ports();
		}

		@Override
		public String getHost() {
			return this.host;
		}

		@Override
		public int getPort() {
			return this.ports.get(AsteriskImage.port(this.sslBundle != null));
		}

		@Override
		public int getHttpPort() {
			return this.ports.get(AsteriskImage.httpPort(this.sslBundle != null));
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

	}

}
