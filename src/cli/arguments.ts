import { type ParseArgsConfig, parseArgs } from 'node:util';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { UsageError } from './verb.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true; args: string[] }>
>;

/**
 * Reads the arguments of a verb: `names` are its positional arguments, for messages; the last may end with `…` when
 * there can be several. Throws a {@link UsageError} for an unknown option, or too many or too few arguments.
 */
export function parseArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  names: readonly string[] = [],
): Parsed<O> {
  const parsed = parse(args, options);
  const { positionals } = parsed;
  const missing = names[positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) throw new UsageError(`${missing} is missing.`);
  if (positionals.length > names.length && !names.at(-1)?.endsWith('…')) {
    throw new UsageError(`I do not know what to do with ${quote(positionals[names.length] ?? '')}.`);
  }
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = 'These arguments cannot be read'] = String((error as Error).message).split('. ');
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${sentence.replace(/\.$/, '')}. Known options: ${known.join(', ')}, --help.`);
  }
}

/** One of several texts, without regard to case. Throws a {@link UsageError} that names all when it is none of them. */
export function oneOf(what: string, text: string, known: readonly string[]): string {
  const found = known.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const near = known.filter((one) => isNear(one.toLowerCase(), text.toLowerCase()));
  const hint = known.length <= LISTED ? `Known: ${known.join(', ')}.` : meant(near);
  throw new UsageError(`${what} ${quote(text)} is not known. ${hint}`.trim());
}

/** How many known texts a message lists at most. */
const LISTED = 20;

const meant = (near: readonly string[]): string =>
  near.length === 0 ? '' : `Did you mean ${near.slice(0, LISTED).join(' or ')}?`;

/** Whether one text is part of the other, or differs from it in one or two characters at one place. */
function isNear(one: string, other: string): boolean {
  if (other === '') return false;
  if (one.includes(other) || other.includes(one)) return true;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 2;
}

/** The version that an option names. Throws a `UsageError` when this package does not speak it. */
export const versionOf = (text: string): VersionNumber =>
  oneOf('The version', text.replace(/^v/i, ''), VERSION_NUMBERS) as VersionNumber;

/** Quotes a text for a message. */
export const quote = (text: string): string => JSON.stringify(text);

/** A number of things: `1 tariff`, `2 tariffs`. */
export const counted = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;
