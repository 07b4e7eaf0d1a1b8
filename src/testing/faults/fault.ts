/** Headers that can be missing or wrong: both ids, the next link, the two about pages, the address of a new CDR. */
export type FaultHeader = 'ids' | 'link' | 'total' | 'limit' | 'location';

/** How the next link of a list can be written otherwise. */
export type LinkForm = 'relative' | 'malformed' | 'doubled' | 'several' | 'http';

/** What can be odd about an envelope. */
export type EnvelopePart = 'timestamp' | 'zone' | 'message' | 'code';

/** What can stand for `data`; `absent`: nothing. */
export type OddData = 'absent' | 'null' | 'object' | 'text';

/** An answer of your own in place of a partner's, which `next` gives. */
export type CustomAnswer = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Response | Promise<Response>;

/** Something that goes wrong with one request and its answer. */
export type ExchangeFault =
  /** The answer comes this many milliseconds late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** No answer ever comes; `processed`: although the request was carried out. */
  | { readonly kind: 'timeout'; readonly processed?: boolean }
  /** The connection breaks; `processed`: after the request was carried out. */
  | { readonly kind: 'connection-error'; readonly processed?: boolean }
  /** An HTTP error instead of an answer; `envelope`: with an OCPI envelope in it. */
  | { readonly kind: 'http'; readonly status: number; readonly envelope?: boolean }
  /** An envelope with an OCPI status code, under HTTP 200 or another status. */
  | { readonly kind: 'ocpi'; readonly statusCode: number; readonly httpStatus?: number }
  /** HTTP 429; `retryAfter` in seconds, written as a number or as a date; absent: no such header. */
  | { readonly kind: 'rate-limit'; readonly retryAfter?: number; readonly form?: 'seconds' | 'date' }
  /** The answer stops in the middle. */
  | { readonly kind: 'truncated-json' }
  /** The answer has a comma too many. */
  | { readonly kind: 'malformed-json' }
  /** A page for people, as gateways send it. Default status 200. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The right answer under a wrong content type. */
  | { readonly kind: 'content-type' }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: 'broken-body' }
  /** The right status with nothing below it. */
  | { readonly kind: 'empty-body' }
  /** A byte order mark stands before the answer. */
  | { readonly kind: 'byte-order-mark' }
  /** The envelope lacks its timestamp or the zone of it, has `null` for a message, or the code as a text. */
  | { readonly kind: 'odd-envelope'; readonly part: EnvelopePart }
  /** `data` is something else. */
  | { readonly kind: 'odd-data'; readonly data: OddData }
  /** To the same address with a slash at the end (default), to itself, or to another host. Default status 302. */
  | { readonly kind: 'redirect'; readonly status?: number; readonly to?: 'slash' | 'itself' | 'elsewhere' }
  | { readonly kind: 'missing-header'; readonly header: FaultHeader }
  /** Other ids than those of the request, a link or a new CDR at a strange host, a total of 1, a limit of 0. */
  | { readonly kind: 'wrong-header'; readonly header: FaultHeader }
  /** Lists: the next link is written in another way. */
  | { readonly kind: 'odd-link'; readonly form: LinkForm }
  /** Lists: everything at once whatever is asked for, without a header about pages. */
  | { readonly kind: 'no-pages' }
  /** Lists: no objects, a limit of 0, and a link that goes on with it. */
  | { readonly kind: 'zero-limit' }
  /** Lists: three times as many objects as asked for. */
  | { readonly kind: 'oversized-page' }
  /** Lists: one object, whatever was asked for. */
  | { readonly kind: 'one-item-pages' }
  /** Lists: the objects of the page before, under the headers of this one. */
  | { readonly kind: 'repeated-page' }
  /** Lists: the next link leads back to the same page. */
  | { readonly kind: 'link-loop' }
  /** Lists: a total that falls by a page each time. */
  | { readonly kind: 'shrinking-total' }
  /** Lists: objects as they were a day before. */
  | { readonly kind: 'stale-page' }
  /** Lists: an object came (1: one object comes again) or went (-1: one is passed over) since the page before. */
  | { readonly kind: 'shifted-page'; readonly by: 1 | -1 }
  /** The credentials in the answer carry a token that opens nothing. */
  | { readonly kind: 'wrong-token' }
  /** HTTP 401, whatever the token. */
  | { readonly kind: 'token-refused' }
  /** Whatever you answer; the one kind that cannot be written on a command line. */
  | { readonly kind: 'custom'; readonly answer: CustomAnswer };

/** Something that goes wrong when a server delivers the result of a command or another asynchronous request. */
export type DeliveryFault =
  /** The result is never sent. */
  | { readonly kind: 'result-never' }
  /** The result is sent twice. */
  | { readonly kind: 'result-twice' }
  /** The result is sent this many milliseconds late: after the time-out that was announced, if that is shorter. */
  | { readonly kind: 'result-late'; readonly ms: number };

/** Something that goes wrong. */
export type Fault = ExchangeFault | DeliveryFault;

/** Whether a fault is about deliveries rather than answers. */
export const isDeliveryFault = (fault: Fault): fault is DeliveryFault => fault.kind.startsWith('result-');

/** When and where a fault happens; what is absent does not matter. */
export interface FaultRule {
  readonly fault: Fault;
  /** Module, such as `locations`, `credentials` or `versions`. */
  readonly module?: string | undefined;
  /** Operation by its name in the contract, such as `list`, or HTTP method, such as `PUT`. */
  readonly operation?: string | undefined;
  /** Step of a registration: 1 versions, 2 version details, 3 POST or PUT of credentials. */
  readonly step?: 1 | 2 | 3 | undefined;
  /** Which of the requests that the rule is about, counted from 1: that one, or from one to another. Default all. */
  readonly calls?: number | { readonly from: number; readonly to?: number | undefined } | undefined;
  /** In how many cases it happens, from 0 to 1; drawn from the seed. Default 1. */
  readonly probability?: number | undefined;
}

/** What a request is about, as far as it is known. */
export interface ExchangeId {
  readonly method: string;
  readonly module: string;
  readonly operation?: string | undefined;
  readonly step?: 1 | 2 | 3 | undefined;
}
