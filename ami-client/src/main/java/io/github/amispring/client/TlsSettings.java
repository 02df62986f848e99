/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a TLS connection. Immutable.
 *
 * @since 1.0.0
 */
public final class TlsSettings {

	/**
	 * The default for host name verification: the certificate of the server must match
	 * its host name.
	 */
	public static final boolean DEFAULT_VERIFY_HOSTNAME = true;

	private static final Supplier<SSLContext> SYSTEM_DEFAULT = TlsSettings::systemContext;

	private final Supplier<SSLContext> context;

	private final boolean verifyHostname;

	private final List<String> protocols;

	private final List<String> ciphers;

	private TlsSettings(Builder builder) {
		this.context = builder.context;
		this.verifyHostname = builder.verifyHostname;
		this.protocols = builder.protocols;
		this.ciphers = builder.ciphers;
	}

	/**
	 * Creates a builder that contains the default values: the TLS context of the Java
	 * runtime with its protocol versions and cipher suites, and verification of the host
	 * name.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Creates settings with the given context and with verification of the host name.
	 * @param context the context
	 * @return the settings
	 */
	public static TlsSettings of(SSLContext context) {
		return builder().context(context).build();
	}

	/**
	 * Creates settings with the TLS context of the Java runtime, which trusts the
	 * runtime's certificate authorities, and with verification of the host name.
	 * @return the settings
	 */
	public static TlsSettings systemDefault() {
		return builder().build();
	}

	private static SSLContext systemContext() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no default TLS context", ex);
		}
	}

	/**
	 * Creates a builder that contains the values of these settings.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder().context(this.context)
			.verifyHostname(this.verifyHostname)
			.protocols(this.protocols)
			.ciphers(this.ciphers);
	}

	/**
	 * Returns the supplier of the TLS context. The client calls it for each attempt to
	 * connect, so that a changed certificate is used from the next connection on.
	 * @return the supplier
	 */
	public Supplier<SSLContext> context() {
		return this.context;
	}

	/**
	 * Returns whether the certificate of the server must match its host name.
	 * @return {@code true} if the host name is verified
	 */
	public boolean verifyHostname() {
		return this.verifyHostname;
	}

	/**
	 * Returns the protocol versions to offer, such as {@code TLSv1.3}.
	 * @return the versions, empty for the versions of the TLS context
	 */
	public List<String> protocols() {
		return this.protocols;
	}

	/**
	 * Returns the cipher suites to offer.
	 * @return the cipher suites, empty for the cipher suites of the TLS context
	 */
	public List<String> ciphers() {
		return this.ciphers;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TlsSettings that && this.context.equals(that.context)
				&& this.verifyHostname == that.verifyHostname && this.protocols.equals(that.protocols)
				&& this.ciphers.equals(that.ciphers);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.context, this.verifyHostname, this.protocols, this.ciphers);
	}

	@Override
	public String toString() {
		return "TlsSettings[verifyHostname=" + this.verifyHostname + ", protocols=" + this.protocols + ", ciphers="
				+ this.ciphers + "]";
	}

	/**
	 * Builds {@link TlsSettings}. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private Supplier<SSLContext> context = SYSTEM_DEFAULT;

		private boolean verifyHostname = DEFAULT_VERIFY_HOSTNAME;

		private List<String> protocols = List.of();

		private List<String> ciphers = List.of();

		private Builder() {
		}

		/**
		 * Sets the TLS context.
		 * @param context the context
		 * @return this builder
		 */
		public Builder context(SSLContext context) {
			return context(() -> context);
		}

		/**
		 * Sets the supplier of the TLS context. The client calls it for each attempt to
		 * connect.
		 * @param context the supplier
		 * @return this builder
		 */
		public Builder context(Supplier<SSLContext> context) {
			this.context = context;
			return this;
		}

		/**
		 * Sets whether the certificate of the server must match its host name.
		 * @param verifyHostname {@code true} to verify the host name
		 * @return this builder
		 */
		public Builder verifyHostname(boolean verifyHostname) {
			this.verifyHostname = verifyHostname;
			return this;
		}

		/**
		 * Sets the protocol versions to offer, such as {@code TLSv1.3}.
		 * @param protocols the versions, empty for the versions of the TLS context
		 * @return this builder
		 */
		public Builder protocols(List<String> protocols) {
			this.protocols = List.copyOf(protocols);
			return this;
		}

		/**
		 * Sets the cipher suites to offer.
		 * @param ciphers the cipher suites, empty for the cipher suites of the TLS
		 * context
		 * @return this builder
		 */
		public Builder ciphers(List<String> ciphers) {
			this.ciphers = List.copyOf(ciphers);
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 */
		public TlsSettings build() {
			return new TlsSettings(this);
		}

	}

}
