/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the phones of a PBX apart from its live view: names, groups and
 * which devices are trunks. Immutable; two directories are equal only if they are the
 * same object.
 */
public final class Directory {

	private static final List<String> PHONES = List.of("PJSIP/", "SIP/", "IAX2/", "SCCP/", "DAHDI/", "Mobile/",
			"Motif/", "Unistim/", "USTM/", "MGCP/", "Skinny/", "Console/");

	private final Map<String, String> names;

	private final Map<String, String> groups;

	private final List<Pattern> trunks;

	private Directory(Map<String, String> names, Map<String, String> groups, List<Pattern> trunks) {
		this.names = names;
		this.groups = groups;
		this.trunks = trunks;
	}

	/**
	 * Creates a directory.
	 * @param names the names by device, such as {@code PJSIP/100}
	 * @param groups the groups by number
	 * @param trunks the devices of the trunks; an asterisk stands for any characters
	 * @return the directory
	 */
	public static Directory of(Map<String, String> names, Map<String, String> groups, List<String> trunks) {
		return new Directory(Map.copyOf(names), Map.copyOf(groups),
				trunks.stream()
					.map((trunk) -> Pattern.compile(Pattern.quote(trunk).replace("*", "\\E.*\\Q")))
					.toList());
	}

	/**
	 * Returns a directory with other names.
	 * @param names the names by device
	 * @return the new directory
	 */
	public Directory withNames(Map<String, String> names) {
		return new Directory(Map.copyOf(names), this.groups, this.trunks);
	}

	/**
	 * Returns the name of the user of a device.
	 * @param device the device
	 * @return the name, {@code null} if it is not known
	 */
	@Nullable String name(@Nullable String device) {
		return (device != null) ? this.names.get(device) : null;
	}

	/**
	 * Returns the group of an extension.
	 * @param number the number of the extension
	 * @return the group, {@code null} if it has none
	 */
	@Nullable String group(String number) {
		return this.groups.get(number);
	}

	/**
	 * Returns whether a device is a phone, and not a trunk or one of the devices that
	 * only have a state, such as queues and parking spaces.
	 * @param device the device
	 * @return {@code true} for a phone
	 */
	public boolean isPhone(String device) {
		return PHONES.stream()
			.anyMatch((technology) -> device.regionMatches(true, 0, technology, 0, technology.length()))
				&& this.trunks.stream().noneMatch((trunk) -> trunk.matcher(device).matches());
	}

	/**
	 * Returns the number of a phone.
	 * @param device the device
	 * @return the part after the slash
	 */
	public static String number(String device) {
		return device.substring(device.indexOf('/') + 1);
	}

}
