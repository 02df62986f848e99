/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The XML documentation of an Asterisk version.
 */
final class Documentation {

	/** In the documentation, an XPath in brackets refers to an included element. */
	private static final Pattern INCLUDED = Pattern.compile("xpointer\\(/?(.*)\\)");

	/** Headers that every action and every event in a response can have. */
	private static final Set<String> COMMON = Set.of("ActionID", "EventList");

	private final Document document;

	private final XPath xpath = XPathFactory.newInstance().newXPath();

	private final Map<String, List<Element>> included = new HashMap<>();

	private Documentation(Document document) {
		this.document = document;
	}

	static ManagerApi read(Path file) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
			Documentation documentation = new Documentation(factory.newDocumentBuilder().parse(file.toFile()));
			return new ManagerApi(documentation.all("managerEvent"), documentation.all("manager"));
		}
		catch (Exception ex) {
			throw new IllegalStateException("Cannot read the documentation " + file, ex);
		}
	}

	private Map<String, Set<String>> all(String kind) throws XPathExpressionException {
		Map<String, Set<String>> all = ManagerApi.empty();
		for (Element thing : elements(this.document.getElementsByTagName(kind), kind)) {
			Set<String> headers = new TreeSet<>();
			addSyntax(thing, headers);
			for (Element instance : children(thing, "managerEventInstance")) {
				addSyntax(instance, headers);
			}
			if (kind.equals("manager")) {
				addWords(thing, headers);
			}
			headers.removeAll(COMMON);
			ManagerApi.add(all, thing.getAttribute("name"), headers);
		}
		return all;
	}

	/** Adds the words that the parameters of an action accept. */
	private static void addWords(Element action, Set<String> headers) {
		for (Element parameter : elements(action.getElementsByTagName("parameter"), null)) {
			for (Element word : elements(parameter.getElementsByTagName("enum"), null)) {
				headers.add(name(parameter) + "=" + word.getAttribute("name"));
			}
		}
	}

	/** Converts numbers in names to the notation of the catalogue. */
	private static String name(Element parameter) {
		return parameter.getAttribute("name").replace("-000000", "-{nnnnnn}").replace("(0)", "({n})");
	}

	private void addSyntax(Element thing, Set<String> headers) throws XPathExpressionException {
		for (Element syntax : children(thing, "syntax")) {
			for (Element part : children(syntax, null)) {
				addHeaders(part, headers);
			}
		}
	}

	private void addHeaders(Element part, Set<String> headers) throws XPathExpressionException {
		switch (part.getNodeName()) {
			case "parameter" -> headers.add(name(part));
			case "channel_snapshot" -> headers.add(part.getAttribute("prefix") + "Channel...");
			case "bridge_snapshot" -> headers.add(part.getAttribute("prefix") + "BridgeUniqueid...");
			case "xi:include" -> {
				for (Element each : included(part.getAttribute("xpointer"))) {
					addHeaders(each, headers);
				}
			}
			default -> throw new IllegalStateException("Unsupported: " + part.getNodeName());
		}
	}

	private List<Element> included(String place) throws XPathExpressionException {
		List<Element> elements = this.included.get(place);
		if (elements == null) {
			Matcher path = INCLUDED.matcher(place);
			if (!path.matches()) {
				throw new IllegalStateException("Unsupported: " + place);
			}
			elements = elements(
					(NodeList) this.xpath.evaluate("/" + path.group(1), this.document, XPathConstants.NODESET), null);
			this.included.put(place, elements);
		}
		return elements;
	}

	private static List<Element> children(Element parent, @Nullable String name) {
		return elements(parent.getChildNodes(), name);
	}

	private static List<Element> elements(NodeList nodes, @Nullable String name) {
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			if (nodes.item(i) instanceof Element element && (name == null || name.equals(element.getNodeName()))) {
				elements.add(element);
			}
		}
		return elements;
	}

}
