// SPDX-License-Identifier: Apache-2.0
//
// Creates and updates elements. All text is set as textContent, never as HTML, because callers choose their names.

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

/** Creates an element. Properties: "text", functions such as "onclick", or attributes; null omits an attribute. */
export function el(tag, properties = {}, ...children) {
	const node = document.createElement(tag);
	for (const [property, value] of Object.entries(properties)) {
		if (property === "text") {
			node.textContent = value;
		}
		else if (typeof value === "function") {
			node.addEventListener(property.slice(2), value);
		}
		else if (value !== null && value !== undefined && value !== false) {
			node.setAttribute(property, value === true ? "" : value);
		}
	}
	node.append(...children.filter((child) => child !== null && child !== undefined));
	return node;
}

/** Adds the icons to the page, so that they are also available while the server is not. */
export async function loadIcons() {
	const response = await fetch("console/icons.svg");
	const icons = new DOMParser().parseFromString(await response.text(), "image/svg+xml").documentElement;
	icons.setAttribute("class", "hidden");
	icons.setAttribute("aria-hidden", "true");
	document.body.append(document.adoptNode(icons));
}

/** Creates an icon, which is hidden from screen readers. */
export function icon(name) {
	const svg = document.createElementNS(SVG, "svg");
	svg.setAttribute("class", "icon");
	svg.setAttribute("aria-hidden", "true");
	const use = document.createElementNS(SVG, "use");
	svg.append(use);
	setIcon(svg, name);
	return svg;
}

export function setIcon(svg, name) {
	const href = `#icon-${name}`;
	if (svg.firstChild.getAttribute("href") !== href) {
		svg.firstChild.setAttribute("href", href);
	}
}

// Unchanged values are not written, because that would disturb selections, screen readers and the layout.

export function setText(node, text) {
	const value = String(text ?? "");
	if (node.textContent !== value) {
		node.textContent = value;
	}
}

/** Sets an attribute; null removes it. */
export function setAttr(node, name, value) {
	if (value === null || value === undefined) {
		if (node.hasAttribute(name)) {
			node.removeAttribute(name);
		}
	}
	else if (node.getAttribute(name) !== String(value)) {
		node.setAttribute(name, value);
	}
}

export function setHidden(node, hidden) {
	if (node.hidden !== hidden) {
		node.hidden = hidden;
	}
}

/** Disables a button so that it can still be focused and tells the reason; null enables it. */
export function setDisabled(button, reason) {
	setAttr(button, "aria-disabled", reason ? "true" : null);
	setAttr(button, "title", reason);
}

/**
 * The children of an element, one for each item. An item must be replaced by another object if it changes: children
 * whose item is the same object are not touched.
 */
export class KeyedList {

	#container;
	#key;
	#create;
	#update;
	#rows = new Map();

	constructor(container, { key = (item) => item.key, create, update }) {
		this.#container = container;
		this.#key = key;
		this.#create = create;
		this.#update = update;
	}

	/** Shows the items in this order. "force" updates the children of unchanged items too. */
	show(items, force = false) {
		const focused = this.#container.contains(document.activeElement) ? document.activeElement : null;
		const keys = new Set(items.map(this.#key));
		for (const [key, row] of this.#rows) {
			if (!keys.has(key)) {
				row.node.remove();
				this.#rows.delete(key);
			}
		}
		let next = this.#container.firstElementChild;
		for (const item of items) {
			const row = this.#row(item, force);
			if (row === next) {
				next = next.nextElementSibling;
			}
			else {
				this.#container.insertBefore(row, next);
			}
		}
		// An element that is moved loses the focus
		if (focused?.isConnected && document.activeElement !== focused) {
			focused.focus({ preventScroll: true });
		}
	}

	#row(item, force) {
		const key = this.#key(item);
		let row = this.#rows.get(key);
		if (!row) {
			row = { node: this.#create(item), item: null };
			this.#rows.set(key, row);
		}
		if (force || row.item !== item) {
			row.item = item;
			this.#update(row.node, item, force);
		}
		return row.node;
	}

	node(key) {
		return this.#rows.get(key)?.node;
	}

	get size() {
		return this.#rows.size;
	}

}
