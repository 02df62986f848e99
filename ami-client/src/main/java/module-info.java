/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A client for the Asterisk Manager Interface (AMI) in plain Java.
 */
@SuppressWarnings({ "module", "requires-automatic" })
module io.github.amispring.client {

	requires java.xml;
	requires org.slf4j;
	requires static org.apache.httpcomponents.client5.httpclient5;
	requires static org.apache.httpcomponents.core5.httpcore5;
	requires static org.jsoup;
	requires static transitive org.jspecify;

	exports io.github.amispring;
	exports io.github.amispring.action;
	exports io.github.amispring.agi;
	exports io.github.amispring.client;
	exports io.github.amispring.event;
	exports io.github.amispring.exception;
	exports io.github.amispring.message;

	exports io.github.amispring.client.internal.event to io.github.amispring.boot;
	exports io.github.amispring.message.internal to io.github.amispring.jackson;

}
