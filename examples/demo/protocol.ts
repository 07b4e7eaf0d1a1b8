/** What the demonstration asks a platform to do: the name of one of its functions with its arguments. */
export interface Ask {
  readonly id: number;
  readonly action: string;
  readonly args: readonly unknown[];
}

/** What a platform tells the demonstration. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'exchange'; readonly line: Exchange }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly message: string;
      readonly statusCode?: number;
      readonly httpStatus?: number;
    };

/** One request that a platform made, with its answer. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly httpStatus: number | undefined;
  readonly statusCode: number | undefined;
  /** Milliseconds. */
  readonly duration: number;
}
