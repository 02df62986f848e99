// SPDX-License-Identifier: Apache-2.0
//
// The texts of the page in the language of the browser, from the message bundles of the server.

let texts = {};
let language = "en";
let plurals = new Intl.PluralRules("en");
let numbers = new Intl.NumberFormat("en");
let times = timeFormat("en");
let dateTimes = dateTimeFormat("en");

function timeFormat(locale) {
	return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

function dateTimeFormat(locale) {
	return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
		second: "2-digit", hourCycle: "h23" });
}

export async function loadTexts() {
	const response = await fetch("api/messages", { headers: { Accept: "application/json" } });
	const body = await response.json();
	texts = body.texts;
	language = body.lang;
	plurals = new Intl.PluralRules(language);
	numbers = new Intl.NumberFormat(language);
	times = timeFormat(language);
	dateTimes = dateTimeFormat(language);
}

/** Returns the text with this key. "{0}" and so on are replaced by the values. */
export function t(key, ...values) {
	const text = texts[key] ?? key;
	return values.length === 0 ? text : text.replace(/\{(\d)\}/g, (placeholder, index) => values[index] ?? placeholder);
}

/** Returns the text for a constant of the server, or the constant itself if there is no text for it. */
export function name(prefix, constant) {
	return texts[`${prefix}.${constant}`] ?? constant;
}

/** Returns the text for a count: key.one, key.other and so on. "{0}" is the count. */
export function plural(key, count, ...values) {
	const form = `${key}.${plurals.select(count)}`;
	return t(texts[form] ? form : `${key}.other`, number(count), ...values);
}

export function number(value) {
	return numbers.format(value);
}

/** Returns the time of day of an instant: hh:mm:ss. */
export function timeOfDay(instant) {
	return times.format(new Date(instant));
}

export function dateTime(instant) {
	return dateTimes.format(new Date(instant));
}

/** Returns seconds as mm:ss or h:mm:ss. */
export function duration(seconds) {
	const whole = Math.max(0, Math.floor(seconds));
	const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, "0"));
	const hours = Math.floor(whole / 3600);
	return (hours > 0 ? [hours, ...parts] : parts).join(":");
}

export function compare(a, b) {
	return a.localeCompare(b, language, { numeric: true });
}
