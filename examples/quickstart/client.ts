import { locations, v2_2_1 } from 'ocpi-js/2.2.1';
import { type ClientOptions, connect, register } from 'ocpi-js/client';
import type { OcpiHandler } from 'ocpi-js/server';

/** Registers with a partner and gives the names of all its locations; needs our own handler to be reachable. */
export async function registerAndPull(
  self: OcpiHandler,
  versionsUrl: string,
  tokenA: string,
  options: ClientOptions = {},
) {
  const partner = await register({ version: v2_2_1, versionsUrl, token: tokenA, self, ...options });
  const names: string[] = [];
  for await (const location of partner.module(locations.sender).list({ limit: 100 })) {
    names.push(location.name ?? location.id);
  }
  return names;
}

/** Pulls with a token that is valid already, and says what was wrong with what came. */
export async function pullAndReport(versionsUrl: string, token: string, options: ClientOptions = {}) {
  const partner = await connect({ version: v2_2_1, versionsUrl, token, ...options });
  const report: string[] = [];
  for await (const item of partner.module(locations.sender).list().items()) {
    for (const issue of item.issues) report.push(`${issue.severity} ${issue.pointer}: ${issue.message}`);
  }
  return report;
}
