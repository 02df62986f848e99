/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import io.github.amispring.boot.autoconfigure.AmiConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.containers.Container;

/**
 * Creates {@link AmiConnectionDetails} from an Asterisk container that is annotated with
 * {@link ServiceConnection @ServiceConnection}.
 */
class AmiContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, AmiConnectionDetails> {

	AmiContainerConnectionDetailsFactory() {
		super(AsteriskImage.NAMES);
	}

	@Override
	protected AmiConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new AmiContainerConnectionDetails(source);
	}

	private static final class AmiContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements AmiConnectionDetails {

		private AmiContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getHost() {
			return getContainer().getHost();
		}

		@Override
		public int getPort() {
			return getContainer().getMappedPort(AsteriskImage.port(getSslBundle() != null));
		}

		@Override
		public int getHttpPort() {
			return getContainer().getMappedPort(AsteriskImage.httpPort(getSslBundle() != null));
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
