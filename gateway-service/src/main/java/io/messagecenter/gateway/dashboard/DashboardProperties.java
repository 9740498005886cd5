package io.messagecenter.gateway.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the dashboard's files are.
 *
 * @param dir the folder that its build made; empty for those in the gateway's own jar
 */
@ConfigurationProperties("messagecenter.gateway.dashboard")
record DashboardProperties(@DefaultValue("") String dir) {}
