import {
  OcpiError,
  OcpiHttpError,
  OcpiLimitError,
  OcpiStatusError,
  OcpiUrlError,
  OcpiValidationError,
} from '../core/errors.js';
import type { Issue } from '../core/issue.js';
import { tokenCandidates } from '../core/token.js';

const BLANK = '[redacted]';

/** All spellings of the secrets in a request: the token as written, decoded, and a token in a credentials body. */
export function secretsOf(headers: Readonly<Record<string, string>>, body: unknown): readonly string[] {
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    if (!/^(authorization|.*(token|key|secret|auth).*)$/i.test(name)) continue;
    secrets.add(value.replace(/^\s*\S+\s+/, ''));
    for (const candidate of tokenCandidates(value)) secrets.add(candidate);
  }
  const token = (body as { token?: unknown } | null | undefined)?.token;
  if (typeof token === 'string') secrets.add(token);
  return [...secrets].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
}

/** A text without the secrets. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, BLANK).replaceAll(encodeURIComponent(secret), BLANK);
  }
  return clean;
}

/**
 * The same error when it holds none of the secrets, else one like it without them: a partner may repeat our token in its
 * status message, and a failed `fetch` may carry the whole request.
 */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof OcpiError)) return error;
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text, secrets);
  const message = redact(error.message, secrets);
  const cause = error.cause === undefined ? undefined : plainCause(error.cause, secrets);
  if (error instanceof OcpiStatusError) {
    const partnerMessage = clean(error.partnerMessage);
    return new OcpiStatusError(error.statusCode, message, {
      ...wire(error, secrets),
      partnerMessage,
      cause,
    });
  }
  if (error instanceof OcpiHttpError) {
    const excerpt = clean(error.excerpt);
    return new OcpiHttpError(error.failure, message, { ...wire(error, secrets), excerpt, cause });
  }
  if (error instanceof OcpiValidationError) {
    return new OcpiValidationError(
      error.direction,
      redact(error.where, secrets),
      cleanIssues(error.issues, secrets),
    );
  }
  if (message === error.message) return error;
  if (error instanceof OcpiUrlError) return new OcpiUrlError(error.rule, redact(error.url, secrets), message);
  return error instanceof OcpiLimitError ? new OcpiLimitError(error.limit, message) : error;
}

const wire = (error: OcpiStatusError | OcpiHttpError, secrets: readonly string[]) => ({
  method: error.method,
  url: error.url === undefined ? undefined : redact(error.url, secrets),
  httpStatus: error.httpStatus,
  retryAfter: error.retryAfter,
  requestId: error.requestId,
  correlationId: error.correlationId,
});

/** Issues without the secrets, texts that came included. */
export function cleanIssues(issues: readonly Issue[], secrets: readonly string[]): readonly Issue[] {
  return issues.map((issue) => ({
    ...issue,
    message: redact(issue.message, secrets),
    received: typeof issue.received === 'string' ? redact(issue.received, secrets) : issue.received,
  }));
}

const MAX_CAUSES = 5;

/** What is worth keeping of somebody else's error: name, code and message; requests and headers hang on many of them. */
export function plainCause(cause: unknown, secrets: readonly string[], depth = 0): Error {
  if (!(cause instanceof Error)) return new Error(redact(String(cause), secrets));
  const inner =
    cause.cause === undefined || depth >= MAX_CAUSES
      ? undefined
      : plainCause(cause.cause, secrets, depth + 1);
  const plain = new Error(redact(cause.message, secrets), inner === undefined ? undefined : { cause: inner });
  plain.name = cause.name;
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' ? Object.assign(plain, { code }) : plain;
}
