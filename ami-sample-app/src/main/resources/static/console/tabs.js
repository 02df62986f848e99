// SPDX-License-Identifier: Apache-2.0
//
// Tabs: the arrow keys, Home and End move. A tab has aria-controls, and its panel is hidden unless the tab is selected. A
// hidden tab cannot be selected.

function select(tabs, selected, onSelect) {
	for (const tab of tabs) {
		const isSelected = tab === selected;
		tab.setAttribute("aria-selected", isSelected);
		tab.tabIndex = isSelected ? 0 : -1;
		document.getElementById(tab.getAttribute("aria-controls")).hidden = !isSelected;
	}
	onSelect?.(selected);
}

/** Makes a tablist work. Returns a function that selects a tab by its id. */
export function makeTabs(tablist, onSelect) {
	const tabs = [...tablist.querySelectorAll("[role=tab]")];
	tablist.addEventListener("click", (event) => {
		const tab = event.target.closest("[role=tab]");
		if (tab) {
			select(tabs, tab, onSelect);
		}
	});
	tablist.addEventListener("keydown", (event) => {
		const shown = tabs.filter((tab) => !tab.hidden);
		const index = shown.indexOf(document.activeElement);
		const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
		if (next !== undefined && index >= 0) {
			event.preventDefault();
			const tab = shown.at(next % shown.length);
			tab.focus();
			select(tabs, tab, onSelect);
		}
	});
	return (id) => {
		const tab = tabs.find((candidate) => candidate.id === id && !candidate.hidden);
		if (tab) {
			select(tabs, tab, onSelect);
		}
	};
}
