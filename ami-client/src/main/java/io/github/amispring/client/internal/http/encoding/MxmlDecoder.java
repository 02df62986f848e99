/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Decodes XML: an element {@code response} for each message, whose child has an attribute
 * for each header. Asterisk's output is not always well-formed, see {@link XmlRepair}.
 */
public final class MxmlDecoder implements BodyDecoder {

	private static final String ROOT = "ajax-response";

	/** Contains the lines of text without a colon, separated by line feeds. */
	private static final String TEXT = "opaque_data";

	/**
	 * Limits of the JDK against XML that expands while it is parsed, which is not
	 * possible without a DTD.
	 */
	private static final List<String> UNLIMITED = List.of("jdk.xml.elementAttributeLimit",
			"jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.entityExpansionLimit");

	private static final XMLInputFactory FACTORY = factory();

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
		// an element has as many attributes as a command has lines of output
		UNLIMITED.forEach((limit) -> factory.setProperty(limit, "0"));
		return factory;
	}

	@Override
	public byte[] decode(byte[] body) throws ProtocolException {
		if (body.length == 0) {
			return body;
		}
		String text = new String(body, StandardCharsets.ISO_8859_1);
		MessageText messages = new MessageText(body.length);
		try {
			// the factory of the JDK is thread-safe after its configuration
			XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(XmlRepair.repair(text)));
			reader.nextTag();
			if (!reader.getLocalName().equals(ROOT)) {
				throw new XMLStreamException("the root element is \"" + reader.getLocalName() + "\"");
			}
			while (reader.hasNext()) {
				// the child of a response
				if (reader.next() == XMLStreamConstants.START_ELEMENT && !reader.getLocalName().equals("response")) {
					write(reader, messages);
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new ProtocolException("expected XML with the root element \"" + ROOT + "\" but received "
					+ Excerpt.of(text) + ": " + Excerpt.of(String.valueOf(ex.getMessage())));
		}
		return messages.toByteArray();
	}

	private static void write(XMLStreamReader reader, MessageText messages) {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			String name = withoutCount(reader.getAttributeLocalName(i), names);
			names.add(name);
			String value = reader.getAttributeValue(i);
			if (name.equals(TEXT)) {
				ControlCharacters.restore(value).lines().forEach(messages::line);
			}
			else {
				messages.header(XmlNames.header(name), value);
			}
		}
		messages.endMessage();
	}

	/**
	 * Returns the name of a repeated header without its count, such as {@code output-2}.
	 * Other names may also end with a number.
	 */
	private static String withoutCount(String name, Set<String> names) {
		int separator = Math.max(name.lastIndexOf('-'), name.lastIndexOf(XmlRepair.DUPLICATE));
		return (separator > 0 && names.contains(name.substring(0, separator))) ? name.substring(0, separator) : name;
	}

}
