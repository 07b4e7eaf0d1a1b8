import type { Entry } from '../../src/cli/json/entries.js';
import { unknownFieldsOf } from '../../src/cli/unknown-fields.js';
import type { Issue } from '../../src/core/issue.js';
import { read } from '../../src/core/read.js';
import { MAX_SHOWN, objectsIn, shown } from './input.js';
import type { Finding, ReadAnswer, ReadJob, ReadObject } from './protocol.js';
import { targetOf } from './targets.js';

/** Reads the objects of a text and says what was found in each. */
export async function readObjects(job: ReadJob): Promise<ReadAnswer> {
  const entries = await objectsIn('text', 'The JSON', job.text);
  const samples = entries.flatMap((entry) => (entry.failure === undefined ? [entry.raw] : []));
  if (samples.length === 0) return unreadable(entries);
  const { target, found } = await targetOf(job.version, job.type, samples);
  const unknown = unknownFieldsOf(target.schema);
  const check = (entry: Entry): ReadObject => {
    if (entry.failure !== undefined) return broken(entry.index, entry.failure);
    const result = read(target.schema, entry.raw, { mode: job.strict ? 'strict' : 'tolerant' });
    const findings = [...result.issues, ...unknown(entry.raw)].map(findingOf);
    return {
      index: entry.index,
      valid: result.ok,
      findings,
      json: shown(result.ok ? result.value : entry.raw),
    };
  };
  return answerOf(entries, check, { version: target.version, type: target.name, found });
}

const unreadable = (entries: readonly Entry[]): ReadAnswer =>
  answerOf(entries, ({ index, failure = '' }) => broken(index, failure), {
    version: '',
    type: '',
    found: false,
  });

function answerOf(
  entries: readonly Entry[],
  check: (entry: Entry) => ReadObject,
  subject: Pick<ReadAnswer, 'version' | 'type' | 'found'>,
): ReadAnswer {
  const counts = { objects: entries.length, invalid: 0, errors: 0, warnings: 0 };
  const objects: ReadObject[] = [];
  for (const entry of entries) {
    const object = check(entry);
    const errors = object.findings.filter(({ severity }) => severity === 'error').length;
    counts.invalid += object.valid ? 0 : 1;
    counts.errors += errors;
    counts.warnings += object.findings.length - errors;
    if (objects.length < MAX_SHOWN) objects.push(object);
    else replaceClean(objects, object);
  }
  return { ...subject, objects, counts };
}

/** Objects with findings are shown before those without, of which there may be thousands. */
function replaceClean(objects: ReadObject[], object: ReadObject): void {
  if (object.findings.length === 0) return;
  const place = objects.findLastIndex(({ findings }) => findings.length === 0);
  if (place < 0) return;
  objects.splice(place, 1);
  objects.push(object);
}

const broken = (index: number, message: string): ReadObject => ({
  index,
  valid: false,
  findings: [{ severity: 'error', pointer: '', code: 'unreadable_json', message: `${message}.` }],
  json: undefined,
});

function findingOf({ severity, pointer, code, message, expected, received }: Issue): Finding {
  const found = { severity, pointer, code, message };
  // What an unknown field holds is not looked into: there is nothing to compare.
  if (code === 'unknown_field' || code === 'too_many_issues') return found;
  return { ...found, expected, received: received === undefined ? 'nothing' : JSON.stringify(received) };
}
