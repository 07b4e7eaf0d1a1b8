/** Where a verb writes; a write that has to wait for a slow reader resolves when the reader has caught up. */
export interface Output {
  write(text: string): Promise<void>;
  /** Whether a person is watching. */
  readonly isTTY: boolean;
}

/** Everything of the outside world that a verb may use, given to it so that tests can give it something else. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Data, and nothing else. */
  readonly stdout: Output;
  /** Messages and progress. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Directory that relative file names are below. */
  readonly cwd: string;
  /** Ends a verb that runs until it is told to stop: SIGINT and SIGTERM on a command line. */
  readonly stop?: AbortSignal | undefined;
}

/** One verb of the `ocpi` command. */
export interface Verb {
  readonly name: string;
  /** A few words for the list of verbs. */
  readonly summary: string;
  /** The whole text of `ocpi <verb> --help`. */
  readonly help: string;
  /** Does it; gives the exit status: 0 good, 1 findings, 2 wrong use. Throws a {@link UsageError} for wrong use, too. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** The command was called in a way that it does not understand; the message says what to do. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
