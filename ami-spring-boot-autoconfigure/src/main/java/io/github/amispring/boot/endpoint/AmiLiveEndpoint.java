/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.LivePbx;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} that exposes the live views of PBXs.
 *
 * @since 1.0.0
 */
@Endpoint(id = "amilive", defaultAccess = Access.READ_ONLY)
public class AmiLiveEndpoint {

	private final LivePbxs views;

	/**
	 * Creates an endpoint.
	 * @param views the views
	 */
	public AmiLiveEndpoint(LivePbxs views) {
		this.views = views;
	}

	/**
	 * Returns a summary of each server.
	 * @return the summaries by the name of the server
	 */
	@ReadOperation
	public AmiLiveServersDescriptor servers() {
		Map<String, AmiLiveSummaryDescriptor> servers = new LinkedHashMap<>();
		this.views.asMap().forEach((name, view) -> servers.put(name, AmiLiveSummaryDescriptor.of(view)));
		return new AmiLiveServersDescriptor(servers);
	}

	/**
	 * Returns the calls, queues, conferences and parked calls of one server.
	 * @param server the name of the server
	 * @return the server, {@code null} if no server has this name
	 */
	@ReadOperation
	public @Nullable AmiLiveServerDescriptor server(@Selector String server) {
		LivePbx view = this.views.asMap().get(server);
		return (view != null) ? AmiLiveServerDescriptor.of(view) : null;
	}

	/**
	 * The summaries of all servers.
	 *
	 * @param servers the summaries by the name of the server
	 */
	public record AmiLiveServersDescriptor(
			Map<String, AmiLiveSummaryDescriptor> servers) implements OperationResponseBody {

	}

}
