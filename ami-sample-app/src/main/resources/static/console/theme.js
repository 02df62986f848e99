// SPDX-License-Identifier: Apache-2.0
//
// Sets the theme before the page is painted. Therefore, this is a classic script and not a module.

(() => {
	const theme = localStorage.getItem("console.theme");
	if (theme === "light" || theme === "dark") {
		document.documentElement.dataset.theme = theme;
	}
})();
