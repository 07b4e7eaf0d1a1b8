import { VERSION_NUMBERS, type VersionNumber } from '../../core/version.js';
import { configurationRequirements } from './configuration.js';
import { listRequirements } from './lists.js';
import { moduleRequirements } from './modules.js';
import type { Requirement } from './requirement.js';
import { transportRequirements } from './transport.js';

/** Every requirement that checks and tests refer to. */
export const requirements: readonly Requirement[] = [
  ...transportRequirements,
  ...configurationRequirements,
  ...listRequirements,
  ...moduleRequirements,
];

const byTopic = new Map(requirements.map((requirement) => [requirement.topic, requirement]));

/** A requirement by topic or by id: `transport/pagination/link`, `2.2.1/transport/pagination/link`. */
export function findRequirement(idOrTopic: string): Requirement | undefined {
  const version = VERSION_NUMBERS.find((number) => idOrTopic.startsWith(`${number}/`));
  const found = byTopic.get(version ? idOrTopic.slice(version.length + 1) : idOrTopic);
  return version && found?.anchors[version] === undefined ? undefined : found;
}

/** The id of a requirement in a version: `2.2.1/transport/pagination/link`. */
export const requirementId = (version: VersionNumber, topic: string): string => `${version}/${topic}`;

/** The ids of all requirements in all versions that have them. */
export const requirementIds = (): readonly string[] =>
  requirements.flatMap(({ topic, anchors }) =>
    VERSION_NUMBERS.filter((version) => anchors[version] !== undefined).map((version) =>
      requirementId(version, topic),
    ),
  );
