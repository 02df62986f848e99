/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.startup;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import io.github.amispring.benchmarks.process.Figures;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A web application that prints its figures when it is ready, and then exits. It does not
 * use the starter; the class path determines whether the starter is active.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EmptyWebApplication {

	/**
	 * Starts the application, prints the figures and exits.
	 * @param args the properties
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(EmptyWebApplication.class);
		application.run(withPort(args));
		long ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		double cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
		System.out.println(new Figures().put("ready-ms", ready).put("cpu-ms", cpu));
		System.out.println(Figures.END);
		System.exit(0);
	}

	private static String[] withPort(String[] args) {
		String[] all = Arrays.copyOf(args, args.length + 1);
		all[args.length] = "--server.port=0";
		return all;
	}

}
